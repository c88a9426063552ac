import type { Fault } from '../../../policies/lint/inputs/opened-policies.ts';
import type { InputFault } from './lint-input.ts';

/** Why a text holds no policy, and what can be told of it besides. */
export interface KnownFault extends Fault {
  readonly isEmpty: boolean;
  /** It cannot be read, and has the words of a template or a policy: then policies are missed. */
  readonly isMissed: boolean;
}

/** The faults of texts, by their paths. */
export function knownFaults(
  faults: ReadonlyMap<string, Fault>,
  texts: readonly { readonly path: string; readonly text: string }[],
): ReadonlyMap<string, KnownFault> {
  if (faults.size === 0) return new Map();
  const byPath = new Map(texts.map(({ path, text }) => [path, text]));
  return new Map(
    [...faults].map(([path, fault]) => {
      const text = byPath.get(path) ?? '';
      // `trim` takes a byte order mark away too.
      const isEmpty = text.trim() === '';
      return [path, { ...fault, isEmpty, isMissed: fault.isBroken && WORDS.test(text) }];
    }),
  );
}

const WORDS =
  /\bAWSTemplateFormatVersion\b|\b(?:AssumeRole)?PolicyDocument\b|\bAWS::IAM::|\baws_iam_|"(?:Statement|Effect)"/;

/** The fault of an input, in words. */
export function inputFault(
  path: string,
  fault: KnownFault | undefined,
  isNamed: boolean,
): InputFault {
  return { path, isNamed, ...wordsFor(path, fault) };
}

function wordsFor(path: string, fault: KnownFault | undefined): Pick<InputFault, 'what' | 'mend'> {
  const { message = '', span, isBroken = true, isEmpty = false } = fault ?? {};
  if (isEmpty) {
    return {
      what: 'it is empty',
      mend: 'Look for what was to write it: a command that failed leaves an empty file.',
    };
  }
  if (/\.(?:tf|tfvars|hcl)$/.test(path)) {
    return {
      what: 'it is Terraform’s own language, in which values are not known yet',
      mend: 'Lint the plan: terraform plan -out=p && terraform show -json p > plan.json.',
    };
  }
  const said = `${message.charAt(0).toLowerCase()}${message.slice(1)}`;
  if (!isBroken) return { what: said, mend: KNOWN };
  const place = span ? ` (line ${span.line}, column ${span.column})` : '';
  return {
    what: `it is neither JSON nor YAML: ${said}${place}`,
    mend: fault?.isMissed ? 'Correct the text at this place.' : KNOWN,
  };
}

const KNOWN =
  'Name a policy document, an answer of the AWS CLI, a CloudFormation template, or terraform show -json.';
