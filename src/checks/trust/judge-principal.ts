import { parsePolicy } from '../../policies/document/parse.ts';
import type { Policy } from '../../policies/document/policy.ts';
import { assumeRoleRequest, type Assumer } from '../../policies/evaluate/assume-role.ts';
import { decide } from '../../policies/evaluate/decide.ts';
import type { Decision } from '../../policies/evaluate/decision.ts';
import type { Place } from '../../vocabulary/result.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Judgement } from '../check.ts';
import { describeStatement, placeOf } from '../place.ts';
import { trustPrincipal } from '../remedies.ts';
import type { JudgedRole } from './judged-roles.ts';

/** Who must be able to assume a role. `subject` is how results call it. */
export type NamedAssumer = Assumer & { readonly subject: string };

type Verdict = Omit<Judgement, 'subject'>;

/**
 * Whether the trust policy of a role lets somebody assume it. AWS's policy simulator does not look at trust policies, so
 * this is always evaluated here. A change of trust takes up to five minutes to work:
 * https://helpcenter.veeam.com/docs/vbaws/guide/byb_roles.html
 */
export function judgePrincipal(
  judged: JudgedRole,
  assumer: NamedAssumer,
  catalogue: Catalogue,
): Verdict {
  const who = assumer.kind === 'service' ? assumer.name : assumer.arn;
  const title = `${assumer.kind === 'service' ? who : 'The appliance'} may assume the ${judged.role.title}`;
  const common = { title, severity: 'error' } as const;
  if (judged.unread) return { ...common, ...unread(judged, judged.unread) };
  const { path } = judged.home;
  const parsed = parsePolicy(judged.text, {
    path: path ?? judged.arn,
    name: `the trust policy of ${judged.name}`,
  });
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    return {
      ...common,
      status: 'unknown',
      message: `The trust policy of ${judged.name} is no policy: ${problem?.message ?? 'it cannot be read'}.`,
      evidence: [],
      ...(problem && { place: placeOf(problem.span, judged.home) }),
    };
  }
  const identity = identityOf(assumer, catalogue);
  const decision = decide({ identity, trust: parsed.policy }, assumeRoleRequest(judged, assumer));
  return { ...common, ...verdictOf(decision, judged, assumer, parsed.policy) };
}

function verdictOf(
  decision: Decision,
  judged: JudgedRole,
  assumer: NamedAssumer,
  policy: Policy,
): Omit<Verdict, 'title' | 'severity'> {
  const who = assumer.kind === 'service' ? assumer.name : assumer.arn;
  const evidence = evidenceOf(judged, decision);
  switch (decision.effect) {
    case 'allowed':
      return {
        status: 'pass',
        message: allowedText(judged, decision.by.map(describeStatement)),
        evidence,
      };
    case 'denied': {
      const [statement] = decision.by;
      return {
        status: 'fail',
        layer: decision.layer,
        message: `${who} is denied sts:AssumeRole by ${statement ? describeStatement(statement) : 'an explicit deny'}.`,
        evidence,
        ...(statement && { place: placeOf(statement.span, judged.home) }),
        remedy: { text: `Take ${who} out of the statement that denies it.` },
      };
    }
    case 'not-granted':
      return {
        status: 'fail',
        layer: decision.layer,
        message: `No statement of the trust policy of ${judged.name} lets ${who} assume it${conditioned(policy, assumer)}.`,
        evidence,
        place: placeToAdd(policy, judged),
        remedy: trustPrincipal(
          assumer.kind === 'service' ? { Service: who } : { AWS: who },
          `Add this statement to the trust policy of ${judged.name}; the deploying identity may not change it itself.`,
        ),
      };
    case 'undecided': {
      const [missing] = decision.missing;
      const keys = [...new Set(decision.missing.map(({ key }) => key))].join(', ');
      return {
        status: 'unknown',
        message: `Whether ${who} may assume ${judged.name} hangs on ${keys || 'what nobody knows'}: ${decision.reason}`,
        evidence,
        ...(missing && { place: placeOf(missing.statement.span, judged.home) }),
        remedy: { text: `Remove the condition, or make sure that ${who} meets it.` },
      };
    }
  }
}

/** The appliance's own permission, which a trust policy that names the account relies on. */
function identityOf(assumer: NamedAssumer, { impersonationSet }: Catalogue): readonly Policy[] {
  if (assumer.kind === 'service') return [];
  const source = { path: impersonationSet.source, name: impersonationSet.id };
  const parsed = parsePolicy(impersonationSet.policyText, source);
  return parsed.ok ? [parsed.policy] : [];
}

function allowedText(judged: JudgedRole, by: readonly string[]): string {
  return judged.origin === 'planned'
    ? `The deployment makes role ${judged.name} with a trust policy that allows it.`
    : `${by.join(', ') || `The trust policy of ${judged.name}`} allows it.`;
}

function evidenceOf(judged: JudgedRole, decision: Decision): Verdict['evidence'] {
  const found = `trust policy of ${judged.arn}: ${decision.effect}`;
  return judged.origin === 'planned'
    ? [
        {
          kind: 'documented',
          detail: `${judged.role.sources[0] ?? 'trust.json'}; evaluated, ${found}`,
        },
      ]
    : [{ kind: 'local-evaluation', detail: found }];
}

/** The statement that a principal would be added to: the first that allows anybody. */
function placeToAdd(policy: Policy, judged: JudgedRole): Place {
  const allow = policy.statements.find(({ effect }) => effect === 'Allow') ?? policy.statements[0];
  const { accountId: account, arn } = judged;
  return allow ? placeOf(allow.span, judged.home) : { kind: 'account', account, arn };
}

/** Says so where the principal is named, but under a condition that it cannot meet. */
function conditioned(policy: Policy, assumer: NamedAssumer): string {
  const id = assumer.kind === 'service' ? assumer.name : assumer.arn;
  const statement = policy.statements.find(
    ({ effect, principals, conditions }) =>
      effect === 'Allow' &&
      conditions.length > 0 &&
      principals?.items.some((one) => one.id.value === id),
  );
  if (!statement) return '';
  const keys = statement.conditions.map(({ key }) => key.value).join(', ');
  const source = policy.source;
  return `: ${describeStatement({ ...statement, source })} names it under a condition on ${keys} that it does not meet`;
}

function unread(
  judged: JudgedRole,
  { unknown, needs = [] }: NonNullable<JudgedRole['unread']>,
): Omit<Verdict, 'title' | 'severity'> {
  return {
    status: 'unknown',
    message: `Whether the account has a role ${judged.name} already could not be read: ${unknown}`,
    evidence: [],
    ...(needs.length > 0 && { remedy: { text: `Allow ${needs.join(', ')}.` } }),
  };
}
