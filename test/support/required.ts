/**
 * A tool that some machines lack: tests that need it are skipped by name with the reason, but where everything is
 * required (.ci/run sets VBA_REQUIRE_ALL) its absence is an error.
 */
export function requiredTool(
  name: string,
  found: boolean,
  reason: string,
): { readonly skip: boolean; readonly title: string } {
  if (!found && process.env['VBA_REQUIRE_ALL'] === 'true')
    throw new Error(`${name} is required here: ${reason}`);
  return { skip: !found, title: found ? '' : ` (skipped: ${reason})` };
}
