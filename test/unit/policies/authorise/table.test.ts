import { describe, expect, test } from 'vitest';

import { authorise, table } from '../../../../src/policies/authorise/authorise.ts';
import reference from '../../../fixtures/authorise/service-authorization-reference.json' with { type: 'json' };
import { ec2Cases } from './cases/ec2.ts';
import { iamCases } from './cases/iam.ts';
import { otherCases } from './cases/other.ts';
import { s3Cases } from './cases/s3.ts';
import { requestsOf, viewOf } from './view.ts';

const cases = [...ec2Cases, ...iamCases, ...s3Cases, ...otherCases].map((one) => ({
  ...one,
  title: `${one.service} ${one.operation}${one.when ? ` ${one.when}` : ''}`,
}));

const rows = Object.entries(table).flatMap(([service, byOperation]) =>
  Object.entries(byOperation).map(([operation, row]) => ({ service, operation, row })),
);

const actions: Readonly<Record<string, Readonly<Record<string, boolean>>>> = reference.actions;
const arns: Readonly<Record<string, string>> = reference.arns;

describe('every row', () => {
  test('has a case', () => {
    const covered = new Set(cases.map(({ service, operation }) => `${service} ${operation}`));
    const all = rows.map(({ service, operation }) => `${service} ${operation}`);
    expect([...covered].toSorted()).toEqual(all.toSorted());
  });

  test.each(rows)('$service $operation names the pages it stands on', ({ row }) => {
    expect(row.sources[0]).toMatch(
      /^https:\/\/docs\.aws\.amazon\.com\/service-authorization\/latest\/reference\/list_\w+\.html$/,
    );
    for (const source of row.sources) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  test.each(cases)('$title asks what AWS asks', ({ service, operation, input, asks }) => {
    const requests = requestsOf(service, operation, input);
    expect(requests.map(({ action, resource }) => [action, resource])).toEqual(asks);
  });
});

describe('a call that lacks what it is about', () => {
  // Nothing to ask would mean that everybody may: only the call that AWS lets everybody make asks for nothing.
  test.each(rows.filter(({ operation }) => operation !== 'GetCallerIdentity'))(
    '$service $operation still asks for permission',
    ({ service, operation }) => {
      const plain = cases.find((one) => one.service === service && one.operation === operation);
      if (!plain) throw new Error(`no case for ${operation}`);
      const requests = requestsOf(plain.service, operation, {});
      expect(requests.map(({ action }) => action)).toContain(plain.asks[0]?.[0]);
    },
  );
});

describe('against the Service Authorization Reference', () => {
  test.each(cases)('$title asks for actions that exist', ({ service, operation, input }) => {
    for (const { action } of requestsOf(service, operation, input)) {
      expect(Object.keys(actions)).toContain(action);
    }
  });

  test.each(cases)('$title asks on ARNs of a form that the action knows', (one) => {
    for (const { action, resource } of requestsOf(one.service, one.operation, one.input)) {
      if (resource === '*' || resource.includes(':*/strange-1')) continue;
      const forms = formsOf(action);
      expect(
        forms.some((form) => fits(resource, form)),
        `${action} on ${resource}: ${forms.join()}`,
      ).toBe(true);
    }
  });

  test.each(cases)('$title asks on everything only where the action knows no type', (one) => {
    for (const { action, resource } of requestsOf(one.service, one.operation, one.input)) {
      // The call that lists recorders without naming one; see probes.ts.
      if (resource !== '*' || action === 'config:DescribeConfigurationRecorders') continue;
      expect(Object.keys(actions[action] ?? {})).toEqual([]);
    }
  });

  test.each(cases)('$title asks on every type that the action requires', (one) => {
    const { service, operation, input } = one;
    const requests = requestsOf(service, operation, input);
    for (const action of new Set(requests.map((request) => request.action))) {
      const resources = requests
        .filter((request) => request.action === action)
        .map(({ resource }) => resource);
      // A launch into an interface that exists needs neither subnet nor group of its own.
      if (one.when?.startsWith('with an interface, a template')) continue;
      if (action === 'config:DescribeConfigurationRecorders') continue;
      for (const [type, required] of Object.entries(actions[action] ?? {})) {
        if (!required) continue;
        const form = arns[`${action.split(':')[0]}:${type}`] ?? '';
        expect(
          resources.some((resource) => fits(resource, form)),
          `${action} on a ${type}`,
        ).toBe(true);
      }
    }
  });
});

describe('what the table does not know', () => {
  test('is undefined, never an empty list', () => {
    const call = { service: 'ec2', region: 'eu-central-1', input: {} } as const;
    expect(authorise({ ...call, operation: 'DeleteKeyPair' }, viewOf())).toBeUndefined();
    expect(authorise({ ...call, operation: 'toString' }, viewOf())).toBeUndefined();
    expect(authorise({ ...call, operation: '__proto__' }, viewOf())).toBeUndefined();
  });
});

function formsOf(action: string): readonly string[] {
  const service = action.split(':')[0];
  const types = Object.keys(actions[action] ?? {});
  const forms = types.flatMap((type) => arns[`${service}:${type}`] ?? []);
  // Listing one's buckets has no type; AWS's examples give it the ARN of every bucket.
  return action === 's3:ListAllMyBuckets' ? ['arn:${Partition}:s3:::${BucketName}'] : forms;
}

/** Compares field by field: a placeholder stands for anything but nothing, an account may be left out or AWS's. */
function fits(resource: string, form: string): boolean {
  const [, partition, service, region, account, ...rest] = resource.split(':');
  const [, , wantedService, wantedRegion, wantedAccount, ...wantedRest] = form.split(':');
  return (
    partition === 'aws' &&
    service === wantedService &&
    (wantedRegion === '' ? region === '' : region !== '') &&
    (wantedAccount === ''
      ? account === ''
      : ['123456789012', '999999999999', 'aws', ''].includes(account ?? '')) &&
    tailFits(rest.join(':'), wantedRest.join(':'))
  );
}

function tailFits(tail: string, form: string): boolean {
  const fixed = form.slice(0, form.indexOf('${'));
  return (
    tail.startsWith(fixed) &&
    tail.length > fixed.length &&
    (fixed !== '' || form.includes('/') === tail.includes('/'))
  );
}
