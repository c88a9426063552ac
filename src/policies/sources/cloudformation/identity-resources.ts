import type { At } from '../../document/reader.ts';
import type { Gathering } from '../gathering.ts';
import type { Hole, Owner } from '../source.ts';
import { atPath } from '../tree/at.ts';
import { templateDocument } from './add-document.ts';
import { entriesOf } from './entries.ts';
import { evaluateText } from './evaluate.ts';
import { identitiesIn, keyOf, ownerOf } from './owners.ts';
import { identifierOf } from './resource-names.ts';
import type { Resource, Scope } from './scope.ts';
import { piecesOf, writtenText } from './value.ts';

/** Gathers the policies of an AWS::IAM resource; false where it is another one. */
export function gatherIdentity(resource: Resource, scope: Scope, gathering: Gathering): boolean {
  const gather = TYPES[resource.type];
  gather?.(resource, scope, gathering);
  return gather !== undefined;
}

type Gather = (resource: Resource, scope: Scope, gathering: Gathering) => void;

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html */
const TYPES: Readonly<Record<string, Gather>> = {
  'AWS::IAM::Role': gatherOwner('role'),
  'AWS::IAM::User': gatherOwner('user'),
  'AWS::IAM::Group': gatherOwner('group'),
  'AWS::IAM::Policy': gatherInline,
  'AWS::IAM::RolePolicy': gatherInline,
  'AWS::IAM::UserPolicy': gatherInline,
  'AWS::IAM::GroupPolicy': gatherInline,
  'AWS::IAM::ManagedPolicy': gatherManaged,
  'AWS::IAM::UserToGroupAddition': gatherMembership,
};

function gatherOwner(kind: Owner['kind']): Gather {
  return (resource, scope, gathering) => {
    const owner = ownerOf(kind, resource, scope);
    const { properties, id } = resource;
    const trust = atPath(properties, 'AssumeRolePolicyDocument');
    if (trust && kind === 'role') {
      const document = templateDocument(trust, resource, scope, gathering, {
        layer: 'trust',
        name: `${id} trust policy`,
        owners: [owner],
      });
      if (document) gathering.add(document);
    }
    gatherInlineList(resource, owner, scope, gathering);
    for (const entry of entriesOf(atPath(properties, 'ManagedPolicyArns'), scope)) {
      gathering.attach(keyOf(entry, scope), doubted(owner, entry), entry.at);
    }
    for (const entry of entriesOf(atPath(properties, 'PermissionsBoundary'), scope)) {
      gathering.bound(keyOf(entry, scope), doubted(owner, entry), entry.at);
    }
    const groups = kind === 'user' ? atPath(properties, 'Groups') : undefined;
    for (const group of identitiesIn(groups, 'group', scope)) {
      gathering.join(doubted(owner, group), group.name);
    }
  };
}

function doubted(owner: Owner, { doubt }: { readonly doubt?: Hole }): Owner {
  return doubt ? { ...owner, doubt } : owner;
}

/** The inline policies that a user, role or group lists itself. */
function gatherInlineList(
  { id, properties }: Resource,
  owner: Owner,
  scope: Scope,
  gathering: Gathering,
): void {
  for (const { at, doubt } of entriesOf(atPath(properties, 'Policies'), scope)) {
    const document = atPath(at, 'PolicyDocument');
    const nameAt = atPath(at, 'PolicyName');
    const name = `${id}/${nameAt ? writtenText(evaluateText(nameAt, scope)) : 'inline policy'}`;
    const resource = scope.resources.get(id);
    if (!document || !resource) {
      const hole = {
        written: name,
        why: 'the template does not tell its document',
        mend: 'Write the document out in the template.',
      };
      gathering.addUnread('identity', at, { name, hole, owners: [owner] });
      continue;
    }
    const options = { layer: 'identity' as const, name, owners: [owner], doubt };
    const found = templateDocument(document, resource, scope, gathering, options);
    if (found) gathering.add(found);
  }
}

/** A policy that stands apart and names whom it is embedded in. */
function gatherInline(resource: Resource, scope: Scope, gathering: Gathering): void {
  const { properties, id } = resource;
  const document = atPath(properties, 'PolicyDocument');
  if (!document) return;
  const found = templateDocument(document, resource, scope, gathering, {
    layer: 'identity',
    name: id,
    owners: identitiesOf(properties, scope),
  });
  if (found) gathering.add(found);
}

const LISTS = [
  ['Roles', 'role'],
  ['Users', 'user'],
  ['Groups', 'group'],
  ['RoleName', 'role'],
  ['UserName', 'user'],
  ['GroupName', 'group'],
] as const;

function identitiesOf(properties: At | undefined, scope: Scope): readonly Owner[] {
  return LISTS.flatMap(([property, kind]) =>
    identitiesIn(atPath(properties, property), kind, scope),
  );
}

function gatherManaged(resource: Resource, scope: Scope, gathering: Gathering): void {
  const { properties, id } = resource;
  const document = atPath(properties, 'PolicyDocument');
  if (!document) return;
  const owners = identitiesOf(properties, scope);
  const options = { layer: 'identity' as const, name: id, owners };
  const found = templateDocument(document, resource, scope, gathering, options);
  if (!found) return;
  // As an ARN put together elsewhere in the template would name it.
  const arn = writtenText(piecesOf(identifierOf(resource, scope), id));
  gathering.addManaged([id, arn], found);
}

function gatherMembership({ properties }: Resource, scope: Scope, gathering: Gathering): void {
  const [group] = identitiesIn(atPath(properties, 'GroupName'), 'group', scope);
  for (const user of identitiesIn(atPath(properties, 'Users'), 'user', scope)) {
    if (group) gathering.join(doubted(user, group), group.name);
  }
}
