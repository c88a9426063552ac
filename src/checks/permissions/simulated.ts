import { anyName } from '../../policies/authorise/variants.ts';
import type { Known, SimulatedAction } from '../../vocabulary/facts.ts';
import { layerNames, type ActionEvidence } from './evidence.ts';

/**
 * What AWS's policy simulation says of an action: denied if one of its resources is, allowed if all are. An answer that
 * lacks a condition key which some policy asks for decides nothing, whichever way it went. `examples`: resources that
 * stand for one of which only a pattern is known.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
export function simulatedEvidence(
  action: string,
  simulated: Known<readonly SimulatedAction[]>,
  examples: ReadonlySet<string> = new Set(),
): ActionEvidence | undefined {
  const kind = 'policy-simulation';
  if ('unknown' in simulated) return { kind, verdict: 'undecided', reason: simulated.unknown };
  const answers = simulated.value.filter(
    (one) => one.action.toLowerCase() === action.toLowerCase(),
  );
  if (answers.length === 0) return undefined;
  const certain = answers.filter(({ missingContext }) => missingContext.length === 0);
  const denials = certain.filter(({ decision }) => decision !== 'allowed');
  const denied = denials.find(({ resource }) => !examples.has(resource));
  if (denied) return deniedBy(denied);
  const [sample] = denials;
  if (sample) return deniedForExample(sample);
  const missing = [...new Set(answers.flatMap(({ missingContext }) => missingContext))];
  if (missing.length > 0) {
    return { kind, verdict: 'undecided', reason: `it would need to know ${missing.join(', ')}` };
  }
  return { kind, verdict: 'allowed', reason: `allowed on ${resourcesOf(answers)}` };
}

/** Where it is allowed for the name that is guessed, but not for any name, nothing is known: the name is not documented. */
function deniedForExample(denied: SimulatedAction): ActionEvidence {
  if (!denied.resource.includes(anyName)) return { ...deniedBy(denied), sampled: true };
  const reason = `it is not allowed on ${denied.resource}, and the name that the product gives is not documented`;
  return { kind: 'policy-simulation', verdict: 'undecided', open: true, reason };
}

function deniedBy({ decision, layer, resource, statements }: SimulatedAction): ActionEvidence {
  const name = layer ? layerNames[layer] : 'policy';
  const where = statements.length > 0 ? ` (${statements.join(', ')})` : '';
  const explicit = decision === 'explicitDeny';
  return {
    kind: 'policy-simulation',
    verdict: 'denied',
    explicit,
    reason: explicit
      ? `an explicit deny in ${name.startsWith('i') ? 'an' : 'a'} ${name}${where} on ${resource}`
      : `no ${name} allows it on ${resource}`,
    ...(layer && { layer }),
  };
}

function resourcesOf(answers: readonly SimulatedAction[]): string {
  const [first] = answers;
  return answers.length === 1 && first ? first.resource : `${answers.length} resources`;
}
