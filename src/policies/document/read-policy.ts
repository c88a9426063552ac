import { structuralProblems } from './grammar/structural-problems.ts';
import type { Parsed, Policy, PolicySource } from './policy.ts';
import { readStatement } from './read-statement.ts';
import { type At, Reader } from './reader.ts';
import type { TextView } from './text-view.ts';

/**
 * Reads a document of any policy type, or says what breaks the grammar common to all of them. What only some types allow
 * (Principal, no Resource, …) is for faultsOfType, which knows the type.
 */
export function readPolicy(view: TextView, at: At, source: PolicySource): Parsed {
  const reader = new Reader(view);
  const problems = structuralProblems(reader, at);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, policy: policyAt(reader, at, source) };
}

function policyAt(reader: Reader, at: At, source: PolicySource): Policy {
  const members = reader.byName(at);
  const version = members.get('Version')?.value.node.value;
  const id = members.get('Id')?.value.node.value;
  const statements = members.get('Statement');
  return {
    source,
    version: version === '2012-10-17' ? '2012-10-17' : '2008-10-17',
    ...(version === undefined ? { versionMissing: true } : {}),
    ...(id === undefined ? {} : { id: String(id) }),
    statements: (statements ? reader.items(statements.value) : []).map((item, index) =>
      readStatement(reader, item, index),
    ),
  };
}
