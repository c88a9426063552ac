import { COLON, type Glob, hasWildcard, STAR } from './glob.ts';
import { isVariable, type Template } from './template.ts';

/** Why AWS would not take a pattern as a resource; undefined where it would, or where its pages differ. */
export function resourceFault({ pieces }: Template, pattern: string): string | undefined {
  if (!pattern.startsWith('arn:')) return 'it is neither "*" nor an ARN';
  const head = pieces[0];
  const fixed = head && !isVariable(head) ? head : [];
  const colons = countColons(fixed);
  if (pieces.length > 1 && colons < 5) return 'a variable may stand behind the fifth colon only';
  const service = fixed.slice(secondColon(fixed) + 1);
  const end = service.indexOf(COLON);
  if (hasWildcard(end < 0 ? service : service.slice(0, end))) {
    return 'its service segment has a wildcard';
  }
  return colons < 5 && !isShort(fixed) ? 'an ARN has six parts' : undefined;
}

/** Fewer than six parts, the last of which is a `*` at the end: `arn:aws:ec2:*`. */
export function isShort(glob: Glob): boolean {
  return countColons(glob) < 5 && glob.at(-1) === STAR;
}

/** The pattern names partition and service, without wildcards, and the resource has others. */
export function isFarFrom(pattern: string, resource: string): boolean {
  const wanted = pattern.split(':').slice(0, 3);
  if (wanted.length < 3 || wanted[0] !== 'arn') return false;
  const actual = resource.split(':');
  return wanted.some((part, index) => !/[*?$]/.test(part) && part !== actual[index]);
}

export function countColons(text: Glob | string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = typeof text === 'string' ? text.charCodeAt(index) : text[index];
    if (unit === COLON) count += 1;
  }
  return count;
}

function secondColon(glob: Glob): number {
  return glob.indexOf(COLON, glob.indexOf(COLON) + 1);
}
