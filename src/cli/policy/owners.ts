import type { Owner, SourceDocument } from '../../policies/sources/source.ts';

/** The document where it bears on the subject; one that only may do so is there only perhaps. */
export function forSubject(document: SourceDocument, subject: string): readonly SourceDocument[] {
  const owners = document.owners.filter((owner) => isSubject(owner, subject));
  const [first] = owners;
  if (!first) return [];
  const sure = owners.find(({ doubt }) => !doubt);
  if (sure || !first.doubt) return [document];
  const { span, gaps } = document;
  if (gaps.get(span.pointer)) return [document];
  const gap = { ...first.doubt, what: 'presence' as const, span };
  return [{ ...document, gaps: new Map([...gaps, [span.pointer, gap]]) }];
}

/** Users and roles by ARN where the file has it, else by name; a session is its role, whose path it does not tell. */
function isSubject({ kind, name, arn, any }: Owner, subject: string): boolean {
  const [, , service, , , resource = ''] = subject.split(':');
  const [type, ...rest] = resource.split('/');
  const session = service === 'sts' && type === 'assumed-role';
  if ((session ? 'role' : type) !== kind) return false;
  if (any) return true;
  if (!session && arn !== undefined) return arn === subject;
  return name === (session ? rest[0] : rest.at(-1));
}

/** An owner as a person would name it. */
export function ownerName({ kind, name }: Owner): string {
  return `${kind} ${name}`;
}
