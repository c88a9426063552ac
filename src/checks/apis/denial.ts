import type { Layer } from '../../vocabulary/result.ts';

/** What AWS's error text says of a denial. */
export interface Denial {
  /** `explicit`: a Deny statement; `implicit`: nothing of that kind allows; undefined: the text does not say. */
  readonly effect: 'explicit' | 'implicit' | undefined;
  /** Absent where the text names no policy type, or one that is no layer of ours (a VPC endpoint policy). */
  readonly layer?: Layer;
  /** The policy type in AWS's words. */
  readonly policyType?: string;
  /** The action that was refused. */
  readonly action?: string;
  /** The denying policy; AWS gives it only within one account or organisation. */
  readonly policyArn?: string;
}

/**
 * Reads the layer that denied out of an AccessDenied text. If several types deny, AWS names only one.
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html,
 * https://aws.amazon.com/blogs/security/enhanced-access-denied-error-messages-with-policy-arns
 */
export function readDenial(text: string): Denial {
  const words = text.toLowerCase();
  const explicit = words.indexOf('with an explicit deny');
  const implicit = words.indexOf('because no ');
  const at = explicit >= 0 ? explicit : implicit;
  const action = wordAfter(text, 'is not authorized to perform: ');
  if (at < 0) return { effect: undefined, ...(action && { action }) };
  const reason = words.slice(at);
  const type = policyTypes.find(([phrase]) => reason.includes(phrase));
  const policyArn = explicit >= 0 ? arnIn(text.slice(at)) : undefined;
  return {
    effect: explicit >= 0 ? 'explicit' : 'implicit',
    ...(action && { action }),
    ...(type && { policyType: type[0] }),
    ...(type?.[1] && { layer: type[1] }),
    ...(policyArn && { policyArn }),
  };
}

/** A denial as the tail of a sentence: `an explicit deny in a service control policy (arn:…)`. */
export function describeDenial({ effect, policyType, policyArn }: Denial): string {
  if (effect === undefined) return "AWS's answer does not say which policy denied it";
  const type = policyType ?? 'policy';
  if (effect === 'implicit') return `no ${type} allows it`;
  const article = type.startsWith('identity') ? 'an' : 'a';
  return `an explicit deny in ${article} ${type}${policyArn ? ` (${policyArn})` : ''}`;
}

const policyTypes: readonly (readonly [phrase: string, layer: Layer | undefined])[] = [
  ['identity-based policy', 'identity'],
  ['permissions boundary', 'boundary'],
  ['service control policy', 'scp'],
  ['resource control policy', 'rcp'],
  ['session policy', 'session'],
  ['role trust policy', 'trust'],
  ['resource-based policy', 'resource'],
  ['vpc endpoint policy', undefined],
];

/** The first ARN of a text, without the full stop that may end its sentence. */
function arnIn(text: string): string | undefined {
  const rest = wordAfter(text, 'arn:');
  if (rest === undefined) return undefined;
  return `arn:${rest.endsWith('.') ? rest.slice(0, -1) : rest}`;
}

function wordAfter(text: string, phrase: string): string | undefined {
  const at = text.indexOf(phrase);
  if (at < 0) return undefined;
  const [word = ''] = text.slice(at + phrase.length).split(/[\s,;)]/, 1);
  return word === '' ? undefined : word;
}
