/** What one run takes when warm: the median of batches of about 10 ms each, in microseconds. */
export function microseconds(run: () => unknown): number {
  const size = batchSize(run);
  const batches = Array.from({ length: 21 }, () => timeOf(run, size) / size);
  return (batches.toSorted((a, b) => a - b)[10] ?? Number.NaN) * 1000;
}

/** Doubles until a batch lasts 10 ms; the compiler has seen the work often by then. */
function batchSize(run: () => unknown): number {
  let size = 1000;
  while (timeOf(run, size) < 10) size *= 2;
  return size;
}

/** The results are kept until the end, so that no work can be left out. */
function timeOf(run: () => unknown, times: number): number {
  let last: unknown;
  const start = performance.now();
  for (let turn = 0; turn < times; turn += 1) last = run();
  const duration = performance.now() - start;
  if (last === undefined) throw new Error('A benchmark must give a result.');
  return duration;
}
