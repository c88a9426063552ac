import type { Command } from 'commander';

/** Adds `explain`; its code is imported when it is called. */
export function registerExplain(program: Command, setExitCode: (code: number) => void): void {
  program
    .command('explain')
    .description('the page of a code: what it means, why, how to mend it')
    .argument('<code>', 'lint/unknown-action, check/permission, simulate/finish, INVALID_ACTION')
    .action(async (code: string) => {
      const { explain } = await import('./explain.ts');
      process.stdout.write(await explain(code));
      setExitCode(0);
    });
}
