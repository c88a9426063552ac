import { renderToString } from 'ink';
import { describe, expect, test } from 'vitest';

import { foldReport } from '../../../../src/report/fold.ts';
import { formats } from '../../../../src/report/formats.ts';
import { layoutFor } from '../../../../src/report/layout/layout.ts';
import { widthOf } from '../../../../src/report/layout/line.ts';
import { reportBlocks } from '../../../../src/report/layout/report-blocks.ts';
import { Screen } from '../../../../src/report/live/screen.tsx';
import { showLive } from '../../../../src/report/live/show-live.ts';
import { viewOfReport } from '../../../../src/report/view-model.ts';
import type { Event } from '../../../../src/vocabulary/event.ts';
import { inconclusiveRun } from '../../../fixtures/reports/inconclusive.ts';
import { interruptedRun } from '../../../fixtures/reports/interrupted.ts';
import { notReadyRun } from '../../../fixtures/reports/not-ready.ts';
import { readyRun } from '../../../fixtures/reports/ready.ts';
import { Terminal } from './terminal.ts';

const runs = [
  ['ready', readyRun],
  ['not-ready', notReadyRun],
  ['inconclusive', inconclusiveRun],
  ['interrupted', interruptedRun],
] as const;
const cases = runs.flatMap(([name, run]) =>
  [60, 80, 120].map((width) => [name, width, run] as const),
);

/** Events, some of which come when it is time for the next frame, by the clock that `now` reads. */
function playing(events: readonly Event[], stepMs = 20) {
  let ms = 0;
  async function* play(): AsyncGenerator<Event, void> {
    for (const event of events) {
      ms += stepMs;
      yield event;
    }
  }
  return { events: play(), now: () => ms };
}

function liveOptions(terminal: Terminal, now: () => number, color = false) {
  return {
    stdout: terminal as unknown as NodeJS.WriteStream,
    width: terminal.columns,
    color,
    unicode: true,
    now,
  };
}

function prettyText(events: readonly Event[], width: number): string {
  let text = '';
  const writer = formats.pretty((piece) => (text += piece), { color: false, width, unicode: true });
  void writer.end(foldReport(events));
  return text;
}

async function* broken(): AsyncGenerator<Event, void> {
  yield* readyRun().slice(0, 30);
  throw new Error('a bug');
}

async function frameAt(
  events: readonly Event[],
  isNow: (event: Event) => boolean,
  columns: number,
  rows: number,
): Promise<string> {
  const until = events.findIndex(isNow);
  const terminal = new Terminal(columns, rows);
  let shown = '';
  async function* play(): AsyncGenerator<Event, void> {
    for (const [index, event] of events.entries()) {
      if (index === until + 1) {
        await new Promise((resolve) => setTimeout(resolve, 40));
        shown = terminal.text;
      }
      yield event;
    }
  }
  let ms = 0;
  await showLive(
    play(),
    liveOptions(terminal, () => (ms += 100)),
  );
  return shown.trimEnd();
}

const isCheckingRunInstances = (event: Event): boolean =>
  event.kind === 'result' && event.result.subject === 'ec2:RunInstances';
const isCreatingSubnet = (event: Event): boolean =>
  event.kind === 'call' && event.call.operation === 'CreateSubnet';
const isDeletingInRollback = (event: Event): boolean =>
  event.kind === 'call' && event.call.stage === 'rollback';

describe('the live report', () => {
  test.each(cases)(
    'of the run %s leaves at %i columns what pretty prints',
    async (_name, width, run) => {
      const terminal = new Terminal(width);
      const { events, now } = playing(run());
      const report = await showLive(events, liveOptions(terminal, now));
      expect(report).toEqual(foldReport(run()));
      expect(terminal.text.trimEnd()).toBe(prettyText(run(), width).trimEnd());
    },
  );

  test('leaves the same when no frame was painted before the end', async () => {
    const terminal = new Terminal(80);
    const { events, now } = playing(readyRun(), 0);
    await showLive(events, liveOptions(terminal, now));
    expect(terminal.text.trimEnd()).toBe(prettyText(readyRun(), 80).trimEnd());
  });

  test('prints a part again that a late result has changed', async () => {
    const [started, ...rest] = inconclusiveRun();
    const late = rest.findIndex(({ kind }) => kind === 'account-known');
    const account = rest.splice(late, 1);
    const terminal = new Terminal(80, 60);
    const { events, now } = playing([
      started as Event,
      ...rest.slice(0, -1),
      ...account,
      ...rest.slice(-1),
    ]);
    await showLive(events, liveOptions(terminal, now));
    const shown = terminal.text;
    expect(shown.match(/vba-preflight check/g)).toHaveLength(2);
    expect(shown.lastIndexOf('account 123456789012')).toBeGreaterThan(shown.indexOf('Quotas'));
  });

  test('shows the cursor again and throws on, when the command throws', async () => {
    const terminal = new Terminal(80);
    const running = showLive(
      broken(),
      liveOptions(terminal, () => 0),
    );
    await expect(running).rejects.toThrow('a bug');
    expect(terminal.written.lastIndexOf('\u001b[?25h')).toBeGreaterThan(
      terminal.written.lastIndexOf('\u001b[?25l'),
    );
  });

  test('writes no colour code unless it may', async () => {
    const sgr = new RegExp(String.raw`\u001b\[[\d;]*m`);
    const plain = new Terminal(80);
    const first = playing(notReadyRun());
    await showLive(first.events, liveOptions(plain, first.now));
    expect(plain.written).not.toMatch(sgr);
    const colourful = new Terminal(80);
    const second = playing(notReadyRun());
    await showLive(second.events, liveOptions(colourful, second.now, true));
    expect(colourful.written).toMatch(sgr);
  });

  test('says that it is stopping, once the run was told to', async () => {
    const stop = new AbortController();
    const terminal = new Terminal(80);
    let ms = 0;
    async function* play(): AsyncGenerator<Event, void> {
      const [first, second, ...rest] = interruptedRun();
      yield first as Event;
      expect(terminal.text).toContain('Ctrl-C stops and cleans up');
      stop.abort();
      yield second as Event;
      await new Promise((resolve) => setTimeout(resolve, 40));
      expect(terminal.text).toContain('stopping, cleaning up');
      yield* rest;
    }
    const options = liveOptions(terminal, () => (ms += 100));
    await showLive(play(), { ...options, signal: stop.signal });
    expect(terminal.text).not.toContain('stopping');
  });

  test('feeds further formats on the way', async () => {
    let text = '';
    const { events, now } = playing(readyRun());
    const json = formats.json((piece) => (text += piece), {
      color: false,
      width: 80,
      unicode: true,
    });
    await showLive(events, { ...liveOptions(new Terminal(80), now), also: [json] });
    expect(JSON.parse(text)).toMatchObject({ verdict: 'ready', summary: { pass: 111 } });
  });
});

describe('the screen', () => {
  test.each(cases)(
    'of the run %s is at %i columns never wrapped or cut by Ink',
    (_name, width, run) => {
      const blocks = reportBlocks(
        viewOfReport(foldReport(run())),
        layoutFor({ width, unicode: true }),
      );
      const text = renderToString(<Screen printed={blocks} open={[]} color={false} />, {
        columns: width,
      });
      const rows = text.split('\n').map((row) => row.trimEnd());
      expect(rows.join('\n').trimEnd()).toBe(prettyText(run(), width).trimEnd());
      expect(Math.max(...rows.map(widthOf))).toBeLessThanOrEqual(width);
    },
  );
});

describe('a frame', () => {
  test('has the finished families, the one that fills, and the footer', async () => {
    const shown = await frameAt(readyRun(), isCheckingRunInstances, 80, 30);
    const tail = shown.split('\n').slice(-2);
    expect(shown).toContain(
      'APIs ───────────────────────────────────────────────────────────────── 14 passed',
    );
    expect(tail[0]).toMatch(/^Permissions ─+ 45 of 83$/);
    expect(tail[1]).toMatch(/^\S {2}[\d.]+ s {2}Permissions 45\/83 {2}Ctrl-C stops and cleans up$/);
  });

  test('of a dry run has every stage, the running one marked, and the last call', async () => {
    const shown = await frameAt(notReadyRun(), isCreatingSubnet, 120, 40);
    const rows = shown.split('\n').slice(-17);
    expect(rows[1]).toMatch(/^ {2}✓ {2}1 check-account /);
    expect(rows[4]).toMatch(/^ {2}▸ {2}4 create-network /);
    expect(rows[15]).toMatch(/^ {2}· 15 finish/);
    expect(rows[16]).toContain('stage 4/15 create-network  ec2:CreateSubnet by LocalStack');
  });

  test('stays lower than the terminal, with the running stage in sight', async () => {
    const events = notReadyRun();
    const full = await frameAt(events, isCreatingSubnet, 60, 14);
    const from = full.indexOf('Dry run (15 stages');
    const frame = full.slice(from).split('\n');
    expect(frame.length).toBeLessThan(14);
    expect(frame.join('\n')).toContain('▸  4 create-network');
    for (const row of frame) expect(widthOf(row)).toBeLessThanOrEqual(60);
  });

  test('says when the rollback runs', async () => {
    const shown = await frameAt(notReadyRun(), isDeletingInRollback, 80, 40);
    expect(shown.split('\n').at(-1)).toContain('rollback  iam:DeleteRole by LocalStack');
  });
});
