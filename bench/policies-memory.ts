/**
 * A process of its own for bench/policies.ts: reads the texts of a file and makes policies of them, or only parses them,
 * keeps all of it and prints its peak resident memory in MB.
 */
import { readFileSync } from 'node:fs';

import { parsePolicy } from '../src/policies/document/parse.ts';
import { decide } from '../src/policies/evaluate/decide.ts';
import type { AuthorisationRequest } from '../src/policies/evaluate/decision.ts';

const [, , how, path = ''] = process.argv;

const request: AuthorisationRequest = {
  principal: { kind: 'aws', arn: 'arn:aws:iam::123456789012:user/deployer' },
  action: 'ec2:RunInstances',
  resource: 'arn:aws:ec2:eu-central-1:123456789012:instance/*',
  context: new Map(),
  complete: true,
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the list of texts that bench/policies.ts wrote
const texts = JSON.parse(readFileSync(path, 'utf8')) as readonly string[];

const kept: readonly unknown[] = texts.map((text) => {
  if (how === 'json') return JSON.parse(text) as unknown;
  const parsed = parsePolicy(text, { path: 'bench', name: 'bench' });
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return [parsed.policy, decide({ identity: [parsed.policy] }, request)];
});

// maxRSS counts kilobytes: https://nodejs.org/api/process.html#processresourceusage
const peak = process.resourceUsage().maxRSS / 1024;
if (kept.length !== texts.length) throw new Error('Some policies were lost.');
process.stdout.write(`${peak.toFixed(0)}\n`);
