import type { LintDocument } from '../document/lint-document.ts';
import type { Value } from '../document/value.ts';
import { isPrivate } from '../tables/private-ranges.ts';
import { type ReadLine, names, readLines } from './condition-keys.ts';

/** A condition on `aws:SourceIp` of which some values are private addresses. */
export interface SourceIpLine {
  readonly line: ReadLine;
  readonly privates: readonly Value[];
  /** Whether it has other values too. */
  readonly isMixed: boolean;
}

/**
 * `aws:SourceIp` is the public address of the caller; requests through a VPC endpoint do not carry it. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip
 */
export function* privateSourceIps({ statements }: LintDocument): Generator<SourceIpLine> {
  for (const statement of statements) {
    for (const line of readLines(statement)) {
      if (line.operator.family !== 'address' || !names(line.key, 'aws:sourceip')) continue;
      const privates = line.values.filter(({ text }) => isPrivate(text));
      if (privates.length === 0) continue;
      yield { line, privates, isMixed: privates.length < line.value.oneOrMany.length };
    }
  }
}
