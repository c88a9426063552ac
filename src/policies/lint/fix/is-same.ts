import type { Policy } from '../../document/policy.ts';
import { decide } from '../../evaluate/decide.ts';
import type { PolicyLayers } from '../../evaluate/layers.ts';
import type { LintDocument, PolicyType } from '../document/lint-document.ts';
import { coversPolicy } from './covers-statement.ts';
import { probeRequests } from './probe-requests.ts';

/**
 * Why it is not proved that two documents allow and deny the same; undefined where it is. Proved is it by what their
 * statements name, which holds for all requests; that the engine decides probing requests alike is asked besides, so that
 * a fault of either does not go unseen.
 */
export function doubtOfSameness(before: LintDocument, after: LintDocument): string | undefined {
  const { policy: one } = before;
  const { policy: other } = after;
  if (!one) return 'the engine cannot read the policy as it is, so nothing can be compared';
  if (!other) return 'the engine could not read the policy afterwards';
  if (!isSameVersion(one, other)) return 'policy variables would come to mean something else';
  if (!coversPolicy(one, other) || !coversPolicy(other, one)) {
    return 'the engine could not prove that what is allowed stays the same';
  }
  const differs = probeRequests([one, other]).find(
    (request) =>
      decide(layersOf(one, before.type), request).effect !==
      decide(layersOf(other, before.type), request).effect,
  );
  return differs && `${differs.action} on ${differs.resource} would be decided differently`;
}

/** Only variables tell the versions apart. */
function isSameVersion(one: Policy, other: Policy): boolean {
  if (one.version === other.version && one.versionMissing === other.versionMissing) return true;
  const texts = [one, other].flatMap(({ statements }) =>
    statements.flatMap(({ resources, conditions }) => [
      ...(resources?.items.map(({ value }) => value) ?? []),
      ...conditions.flatMap(({ values }) => values.map(({ value }) => value)),
    ]),
  );
  return !texts.some((text) => text.includes('${'));
}

const ALLOW_ALL: Policy = allowAll();
const layers = new WeakMap<Policy, PolicyLayers>();

/** The policy where its kind counts, and around it what allows everything, so that it alone decides. */
function layersOf(policy: Policy, type: PolicyType): PolicyLayers {
  const known = layers.get(policy);
  if (known) return known;
  const made = madeLayers(policy, type);
  layers.set(policy, made);
  return made;
}

function madeLayers(policy: Policy, type: PolicyType): PolicyLayers {
  switch (type) {
    case 'identity':
      return { identity: [policy] };
    case 'boundary':
      return { identity: [ALLOW_ALL], boundary: policy };
    case 'session':
      return { identity: [ALLOW_ALL], session: [policy] };
    case 'scp':
      return { identity: [ALLOW_ALL], scp: [[policy]] };
    case 'rcp':
      return { identity: [ALLOW_ALL], rcp: [[policy]] };
    case 'resource':
      return { identity: [], resource: policy };
    case 'trust':
      return { identity: [], trust: policy };
  }
}

function allowAll(): Policy {
  const span = { pointer: '', line: 1, column: 1, endLine: 1, endColumn: 1 };
  const star = { not: false, items: [{ value: '*', span }], span };
  return {
    source: { path: '', name: 'everything' },
    version: '2012-10-17',
    statements: [
      { index: 0, effect: 'Allow', actions: star, resources: star, conditions: [], span },
    ],
  };
}
