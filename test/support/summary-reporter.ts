import type { Reporter, TestModule } from 'vitest/node';

/** Prints the counts by kind, and last the line that CI reads: `N passed, N failed`. */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const kinds = new Map<string, { passed: number; failed: number; skipped: number }>();
    for (const module of modules) {
      const kind = module.project.name || 'all';
      const counts = kinds.get(kind) ?? { passed: 0, failed: 0, skipped: 0 };
      kinds.set(kind, counts);
      // A file that does not load has no tests, and must not pass for it.
      if (module.state() === 'failed' && [...module.children.allTests()].length === 0)
        counts.failed += 1;
      for (const { type } of [...module.children.allTests()].map((test) => ({
        type: test.result().state,
      }))) {
        if (type === 'passed' || type === 'failed' || type === 'skipped') counts[type] += 1;
      }
    }
    const all = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const [kind, { passed, failed, skipped }] of kinds) {
      process.stdout.write(`${kind}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
      all.passed += passed;
      all.failed += failed;
      all.skipped += skipped;
    }
    const skipped = all.skipped > 0 ? `, ${all.skipped} skipped` : '';
    process.stdout.write(`${all.passed} passed, ${all.failed} failed${skipped}\n`);
  }
}
