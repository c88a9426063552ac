import type { Effect } from '../../document/policy.ts';
import type { Question } from '../question.ts';
import { noteUnclear, noteVariables } from '../take-note.ts';
import { MAYBE, NO, type Truth, truthOf, YES } from '../truth.ts';
import type { ResourceTest } from './compile-resources.ts';
import { expand, expandLoosely } from './expand.ts';
import {
  COLON,
  type Glob,
  globMatches,
  globTest,
  hasWildcard,
  ONE,
  segmentGlobMatches,
  STAR,
} from './glob.ts';
import { countColons, isFarFrom, isShort, resourceFault } from './resource-shape.ts';
import { isVariable, parseTemplate, type Template } from './template.ts';

/** Where a pattern stands: what cannot be relied on must neither widen an Allow nor be missed in a Deny. */
export interface ResourceUse {
  readonly effect: Effect;
  readonly negated: boolean;
  /** Whether `${…}` is replaced. */
  readonly variables: boolean;
}

/**
 * One pattern of a Resource or NotResource element. Case counts. Wildcards stay within a segment, but a `*` that ends
 * its segment "can expand to match beyond the colon boundaries"; where the two readings differ the answer is not
 * known. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function compileResource(pattern: string, use: ResourceUse): ResourceTest {
  if (pattern === '*') return () => YES;
  const template = parseTemplate(pattern, { wildcards: true, variables: use.variables });
  const fault = template.fault ?? resourceFault(template, pattern);
  if (fault !== undefined) return faulty(pattern, fault, use);
  const [glob] = template.pieces;
  if (template.pieces.length === 1 && glob && !isVariable(glob)) {
    return compileGlob(glob, pattern, use);
  }
  return (question) => matchTemplate(template, question, pattern, use);
}

function matchTemplate(
  template: Template,
  question: Question,
  pattern: string,
  use: ResourceUse,
): Truth {
  const expansion = expand(template, question);
  if (expansion === 'no-value') return NO;
  if (expansion === 'unknown') {
    const { resource } = question.request;
    // The text around the variables may rule the resource out, whatever their values are.
    if (!globMatches(expandLoosely(template, question), resource)) return NO;
    noteVariables(question, template, resource);
    return MAYBE;
  }
  if (expansion === 'several') {
    noteUnclear(question, 'a policy variable names a key with several values, which AWS rules out');
    return MAYBE;
  }
  return globMatches(expansion.glob, question.request.resource)
    ? reachOf(expansion.glob, question, pattern, use)
    : NO;
}

function compileGlob(glob: Glob, pattern: string, use: ResourceUse): ResourceTest {
  const test = globTest(glob);
  if (!hasWildcard(glob)) return (question) => truthOf(test(question.request.resource));
  return (question) =>
    test(question.request.resource) ? reachOf(glob, question, pattern, use) : NO;
}

/** What a match comes to that lets every wildcard cross colons. */
function reachOf(glob: Glob, question: Question, pattern: string, use: ResourceUse): Truth {
  const { resource } = question.request;
  if (isShort(glob)) {
    if (use.effect === 'Deny' && !use.negated) return YES;
    noteUnclear(
      question,
      `"${pattern}": the Resource page lets its last * reach beyond the colons, the policy checks (missing ARN field) call it an error`,
    );
    return MAYBE;
  }
  if (countColons(glob) === countColons(resource) || !hasInnerWildcard(glob)) return YES;
  if (glob.length * resource.length <= MOST_STEPS && segmentGlobMatches(glob, resource)) return YES;
  noteUnclear(
    question,
    `"${pattern}": AWS does not say that a wildcard inside a segment reaches beyond a colon`,
  );
  return MAYBE;
}

/** Beyond this the exact reading is not worked out: no ARN of AWS's comes near it. */
const MOST_STEPS = 1_000_000;

/**
 * AWS would not take the pattern: it is no ARN, or has a wildcard or a variable where none may stand. It grants
 * nothing; a Deny that rests on it stays open, unless no reading of it comes near the resource.
 */
function faulty(pattern: string, fault: string, { effect, negated }: ResourceUse): ResourceTest {
  if (effect === 'Allow') return () => (negated ? YES : NO);
  return (question) => {
    if (isFarFrom(pattern, question.request.resource)) return NO;
    noteUnclear(question, `"${pattern}" is no valid resource: ${fault}`);
    return MAYBE;
  };
}

function hasInnerWildcard(glob: Glob): boolean {
  return glob.some((unit, index) => {
    const next = glob[index + 1];
    return unit === ONE || (unit === STAR && next !== undefined && next !== COLON);
  });
}
