import type { At } from '../../document/reader.ts';
import { itemsOf, membersOf } from '../tree/at.ts';
import type { Scope } from './scope.ts';
import { knownText } from './value.ts';

/**
 * Whether a condition of the template holds; undefined where that is not known. Source:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
 */
export function decideCondition(name: string, scope: Scope): boolean | undefined {
  const known = scope.decided.get(name);
  if (known !== undefined || scope.decided.has(name)) return known ?? undefined;
  const at = scope.conditions.get(name);
  if (!at) return undefined;
  scope.decided.set(name, null);
  const holds = decide(at, scope);
  scope.decided.set(name, holds);
  return holds;
}

function decide(at: At, scope: Scope): boolean | undefined {
  const members = membersOf(at);
  const [member] = members;
  if (!member || members.length !== 1) return undefined;
  const parts = itemsOf(member.value);
  switch (member.name) {
    case 'Condition':
      return decideCondition(String(member.value.node.value), scope);
    case 'Fn::Equals': {
      const [left, right] = parts.map((part) => knownText(scope.textOf(part)));
      return left === undefined || right === undefined ? undefined : left === right;
    }
    case 'Fn::Not': {
      const [part] = parts;
      const holds = part && decide(part, scope);
      return holds === undefined ? undefined : !holds;
    }
    case 'Fn::And':
      return all(parts.map((part) => decide(part, scope)));
    case 'Fn::Or': {
      const none = all(parts.map((part) => not(decide(part, scope))));
      return not(none);
    }
    default:
      return undefined;
  }
}

function not(holds: boolean | undefined): boolean | undefined {
  return holds === undefined ? undefined : !holds;
}

function all(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.length === 0 || parts.includes(undefined) ? undefined : true;
}
