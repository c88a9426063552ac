import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { consume } from '../../../src/report/consume.ts';
import { addEvent, foldReport, startReport } from '../../../src/report/fold.ts';
import { formatNames, type FormatName, isFormatName } from '../../../src/report/format-names.ts';
import { formats } from '../../../src/report/formats.ts';
import { widthOf } from '../../../src/report/layout/line.ts';
import type { TextOptions } from '../../../src/report/writer.ts';
import type { Event } from '../../../src/vocabulary/event.ts';
import type { Report } from '../../../src/vocabulary/report.ts';
import { inconclusiveRun } from '../../fixtures/reports/inconclusive.ts';
import { interruptedRun } from '../../fixtures/reports/interrupted.ts';
import { lintRun } from '../../fixtures/reports/lint.ts';
import { notReadyRun } from '../../fixtures/reports/not-ready.ts';
import { readyRun } from '../../fixtures/reports/ready.ts';
import { thinPolicyRun } from '../../fixtures/reports/thin-policy.ts';

const runs = {
  ready: readyRun,
  'not-ready': notReadyRun,
  inconclusive: inconclusiveRun,
  interrupted: interruptedRun,
  'thin-policy': thinPolicyRun,
  lint: lintRun,
} as const;

const plain: TextOptions = { color: false, width: 80, unicode: true };

function written(
  name: FormatName,
  events: readonly Event[],
  options: Partial<TextOptions> = {},
): string {
  let text = '';
  const writer = formats[name]((piece) => (text += piece), { ...plain, ...options });
  let state = startReport();
  for (const event of events) {
    state = addEvent(state, event);
    writer.event?.(event, state);
  }
  void writer.end(foldReport(events));
  return text;
}

function golden(name: string): string {
  return `../../fixtures/reports/goldens/${name}`;
}

describe('goldens', () => {
  const named = Object.entries(runs);

  test.each(
    named.flatMap(([name, run]) => [60, 80, 120].map((width) => [name, width, run] as const)),
  )('pretty: %s at %i columns', async (name, width, run) => {
    const text = written('pretty', run(), { width });
    expect(widest(text)).toBeLessThanOrEqual(width);
    await expect(text).toMatchFileSnapshot(golden(`${name}-${width}.golden.txt`));
  });

  test('pretty in ASCII, without colour, uses neither', async () => {
    const text = written('pretty', notReadyRun(), { width: 60, unicode: false });
    expect(text).toMatch(/^[\u0020-\u007e\n]*$/);
    await expect(text).toMatchFileSnapshot(golden('not-ready-60-ascii.golden.txt'));
  });

  test.each(named)('lines: %s', async (name, run) => {
    await expect(written('lines', run())).toMatchFileSnapshot(golden(`${name}-lines.golden.txt`));
  });

  test('jsonl: interrupted', async () => {
    await expect(written('jsonl', interruptedRun())).toMatchFileSnapshot(
      golden('interrupted.golden.jsonl'),
    );
  });

  test('json: interrupted', async () => {
    await expect(written('json', interruptedRun())).toMatchFileSnapshot(
      golden('interrupted.golden.json'),
    );
  });
});

describe('pretty', () => {
  test('colours what it also says in words', () => {
    const text = written('pretty', notReadyRun(), { color: true });
    const red = '\u001b[31m';
    expect(text).toContain(`${red}✗ FAIL`);
    // oxlint-disable-next-line no-control-regex -- colour codes are what is taken away
    expect(text.replaceAll(/\u001b\[\d+m/g, '')).toBe(written('pretty', notReadyRun()));
  });

  test('shows alike missing permissions once, with every action by name', () => {
    const text = written('pretty', thinPolicyRun());
    const missing = foldReport(thinPolicyRun()).results.filter(({ status }) => status === 'fail');
    expect(missing).toHaveLength(55);
    for (const { subject } of missing) expect(text).toContain(subject);
    expect(text.match(/✗ FAIL/g)).toHaveLength(2);
  });
});

describe('json', () => {
  test('is the report, and ends with a newline', () => {
    const text = written('json', notReadyRun());
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(foldReport(notReadyRun()))));
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('jsonl', () => {
  const rows = written('jsonl', notReadyRun())
    .trimEnd()
    .split('\n')
    .map((row) => JSON.parse(row) as Record<string, unknown>);

  test('has one event a line, as they came', () => {
    expect(rows.slice(0, -1)).toEqual(JSON.parse(JSON.stringify(notReadyRun())));
  });

  test('ends with verdict and totals', () => {
    expect(rows.at(-1)).toMatchObject({
      kind: 'report',
      verdict: 'not-ready',
      summary: { fail: 4 },
      answeredBy: { localstack: 61, guard: 1 },
      leftovers: [{ name: 'VeeamDefaultKeyPair' }],
    });
  });
});

describe('lines', () => {
  test('say a saved report as they say a run, but for what only events hold', () => {
    const report: Report = foldReport(notReadyRun());
    let text = '';
    void formats.lines((piece) => (text += piece), plain).end(report);
    const live = written('lines', notReadyRun()).split('\n');
    const saved = text.split('\n');
    expect(saved.filter((row) => !live.includes(row))).toEqual([]);
    expect(saved).toHaveLength(live.length - 9);
  });
});

describe('lines of lint', () => {
  test('say once a file why there is a rule and where its page is', () => {
    const rows = written('lines', lintRun()).split('\n');
    const told = (row: string): number => rows.filter((one) => one === row).length;
    expect(rows.filter((row) => row.startsWith('ERROR lint/unknown-action'))).toHaveLength(4);
    expect(told('  why    Such an action allows and denies nothing.')).toBe(1);
    expect(told('  page   docs/lint/unknown-action.md')).toBe(1);
    expect(told('  fix    Use the name of the Service Authorization Reference.')).toBe(4);
    expect(told('  also   access-analyzer:INVALID_ACTION')).toBe(4);
  });

  test('say it again in another file', () => {
    const moved = lintRun().map((event) =>
      event.kind === 'result' &&
      event.result.place?.kind === 'file' &&
      event.result.place.line % 2 === 0
        ? {
            ...event,
            result: { ...event.result, place: { ...event.result.place, path: 'other.json' } },
          }
        : event,
    );
    const rows = written('lines', moved).split('\n');
    expect(rows.filter((row) => row === '  page   docs/lint/unknown-action.md')).toHaveLength(2);
  });
});

describe('text from outside', () => {
  const evil = fc.string({ unit: 'binary', maxLength: 200 });
  test.each(formatNames)('%s prints no character that a terminal obeys', (name) => {
    fc.assert(
      fc.property(evil, (text) => {
        for (const run of [strangeRun(text), strangeLintRun(text)]) {
          expect(written(name, run).replaceAll('\n', '')).not.toMatch(
            /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u,
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  test('pretty never is wider than it may', () => {
    const width = fc.integer({ min: 52, max: 130 });
    fc.assert(
      fc.property(evil, width, (text, columns) => {
        for (const run of [strangeRun(text), strangeLintRun(text)]) {
          const rows = written('pretty', run, { width: columns });
          expect(widest(rows)).toBeLessThanOrEqual(Math.min(columns, 120));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('consume', () => {
  test('tells every writer of every event, ends each, closes each', async () => {
    const log: string[] = [];
    const writer = (id: string) => ({
      event: ({ kind }: Event) => void log.push(`${id} ${kind}`),
      end: ({ verdict }: Report) => void log.push(`${id} ${verdict}`),
      close: () => void log.push(`${id} closed`),
    });
    const report = await consume(play(interruptedRun()), [writer('a'), writer('b')]);
    expect(report).toEqual(foldReport(interruptedRun()));
    expect(log.slice(0, 2)).toEqual(['a run-started', 'b run-started']);
    expect(log.slice(-4)).toEqual(['a inconclusive', 'b inconclusive', 'a closed', 'b closed']);
    expect(log).toHaveLength(interruptedRun().length * 2 + 4);
  });

  test('closes the writers and throws on what the command throws', async () => {
    const log: string[] = [];
    const writer = { end: () => void log.push('end'), close: () => void log.push('close') };
    await expect(consume(broken(), [writer])).rejects.toThrow('a bug');
    expect(log).toEqual(['close']);
  });
});

test('a format is known by its name', () => {
  expect(formatNames).toEqual(Object.keys(formats));
  expect(isFormatName('lines')).toBe(true);
  expect(isFormatName('toString')).toBe(false);
});

function strangeRun(text: string): readonly Event[] {
  return interruptedRun().flatMap((each) =>
    each.kind === 'result' ? [each, strangeResult(text), strangeResult(text)] : [each],
  );
}

function strangeLintRun(text: string): readonly Event[] {
  return lintRun().map((each) => {
    if (each.kind === 'document') {
      return { ...each, document: { ...each.document, path: text, owners: [text] } };
    }
    if (each.kind !== 'result') return each;
    const { place, excerpt = [], remedy } = each.result;
    return {
      ...each,
      result: {
        ...each.result,
        subject: text,
        message: text,
        evidence: [{ kind: 'documented', detail: text }],
        excerpt: excerpt.map((row) => ({ ...row, text: row.text + text })),
        ...(place?.kind === 'file' ? { place: { ...place, path: text } } : {}),
        ...(remedy ? { remedy: { ...remedy, text } } : {}),
      },
    };
  });
}

function strangeResult(text: string): Event {
  return {
    kind: 'result',
    at: 1,
    result: {
      code: 'check/trust',
      subject: text,
      category: 'trust',
      title: text,
      status: 'fail',
      severity: 'error',
      message: text,
      evidence: [{ kind: 'probe', detail: `${text}.`, requestId: text }],
      place: { kind: 'account', account: '1', arn: text, pointer: text },
      remedy: { text, patch: text },
    },
  };
}

async function* play(events: readonly Event[]): AsyncGenerator<Event, void> {
  yield* events;
}

async function* broken(): AsyncGenerator<Event, void> {
  yield* readyRun().slice(0, 3);
  throw new Error('a bug');
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map(widthOf));
}
