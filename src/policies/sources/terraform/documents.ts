import type { Layer } from '../../../vocabulary/result.ts';
import type { At } from '../../document/reader.ts';
import type { Gathering } from '../gathering.ts';
import type { Owner, SourceDocument } from '../source.ts';
import { plainDocument, unreadDocument } from '../to-document.ts';
import { atPath, itemsOf, textAt } from '../tree/at.ts';
import type { Tree } from '../tree/tree.ts';
import { attaches } from './attachments.ts';
import { attributeOf, type Instance, isConfigured } from './instance.ts';
import { ownerOf, ownersNamed, unknownAttribute } from './references.ts';

/** Where resources of a type keep a policy document. */
interface Row {
  readonly attribute: string;
  readonly layer: Layer;
  /** Attribute that names the identity the policy is embedded in. */
  readonly of?: Owner['kind'];
}

/** Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs */
const ROWS: Readonly<Record<string, Row>> = {
  aws_iam_policy: { attribute: 'policy', layer: 'identity' },
  aws_iam_role: { attribute: 'assume_role_policy', layer: 'trust' },
  aws_iam_role_policy: { attribute: 'policy', layer: 'identity', of: 'role' },
  aws_iam_user_policy: { attribute: 'policy', layer: 'identity', of: 'user' },
  aws_iam_group_policy: { attribute: 'policy', layer: 'identity', of: 'group' },
  aws_ssoadmin_permission_set_inline_policy: { attribute: 'inline_policy', layer: 'identity' },
  aws_organizations_policy: { attribute: 'content', layer: 'scp' },
  aws_s3_bucket_policy: { attribute: 'policy', layer: 'resource' },
  aws_kms_key: { attribute: 'policy', layer: 'resource' },
  aws_kms_replica_key: { attribute: 'policy', layer: 'resource' },
  aws_kms_key_policy: { attribute: 'policy', layer: 'resource' },
  aws_sqs_queue: { attribute: 'policy', layer: 'resource' },
  aws_sqs_queue_policy: { attribute: 'policy', layer: 'resource' },
  aws_sns_topic: { attribute: 'policy', layer: 'resource' },
  aws_sns_topic_policy: { attribute: 'policy', layer: 'resource' },
  aws_secretsmanager_secret_policy: { attribute: 'policy', layer: 'resource' },
  aws_ecr_repository_policy: { attribute: 'policy', layer: 'resource' },
  aws_vpc_endpoint: { attribute: 'policy', layer: 'resource' },
  aws_efs_file_system_policy: { attribute: 'policy', layer: 'resource' },
  aws_backup_vault_policy: { attribute: 'policy', layer: 'resource' },
};

/** Types whose policies, if any, are read. */
export function isRead(type: string): boolean {
  return Object.hasOwn(ROWS, type) || attaches(type);
}

/** Gathers the documents that a resource holds itself. */
export function gatherDocuments(
  instance: Instance,
  instances: readonly Instance[],
  tree: Tree,
  gathering: Gathering,
): void {
  const { type, address, values } = instance;
  const row = rowOf(instance, gathering);
  if (!row) return;
  const owners = ownersFor(row, instance, instances);
  const name = row.layer === 'trust' ? `${address} trust policy` : address;
  const document = documentAt(row.attribute, instance, tree, {
    layer: row.layer,
    name,
    owners,
    path: gathering.path,
  });
  if (document && type === 'aws_iam_policy') {
    const arn = textAt(values, 'arn');
    gathering.addManaged([address, ...(arn === undefined ? [] : [arn])], document);
  } else if (document) {
    gathering.add(document);
  }
  if (type === 'aws_iam_role') gatherInline(instance, tree, gathering);
}

function ownersFor(row: Row, instance: Instance, instances: readonly Instance[]): readonly Owner[] {
  if (row.of) return ownersNamed(instance, row.of, row.of, instances);
  return instance.type === 'aws_iam_role' ? [ownerOf('role', instance)] : [];
}

const ORGANISATION_LAYERS: Readonly<Record<string, Layer>> = {
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
};

function rowOf({ type, address, at, values }: Instance, gathering: Gathering): Row | undefined {
  const row = Object.hasOwn(ROWS, type) ? ROWS[type] : undefined;
  if (type !== 'aws_organizations_policy' || !row) return row;
  const kind = textAt(values, 'type') ?? 'SERVICE_CONTROL_POLICY';
  const layer = ORGANISATION_LAYERS[kind];
  if (layer) return { ...row, layer };
  gathering.note(address, `a policy of type ${kind} neither grants nor limits permissions`, at);
  return undefined;
}

interface Identified {
  readonly layer: Layer;
  readonly name: string;
  readonly path: string;
  readonly owners: readonly Owner[];
}

/** The document of an attribute; one that is known only after apply is a document of which nothing is known. */
function documentAt(
  attribute: string,
  instance: Instance,
  tree: Tree,
  { layer, ...identified }: Identified,
): SourceDocument | undefined {
  const found = attributeOf(instance, attribute);
  if (found.kind === 'known') {
    return textAt(found.at) === '' ? undefined : plainDocument(tree, found.at, layer, identified);
  }
  if (found.kind === 'absent') return undefined;
  const hole = unknownAttribute(instance, attribute);
  return unreadDocument(tree.view, instance.at, layer, { ...identified, hole });
}

/** The inline policies that a role lists itself. */
function gatherInline(instance: Instance, tree: Tree, gathering: Gathering): void {
  const owner = ownerOf('role', instance);
  const options = { path: gathering.path, owners: [owner] };
  const list = attributeOf(instance, 'inline_policy');
  const unknown = atPath(instance.unknown, 'inline_policy');
  const hole = unknownAttribute(instance, 'inline_policy');
  if (unknown?.node.value === true && isConfigured(instance, 'inline_policy')) {
    gathering.addUnread('identity', instance.at, { name: hole.written, hole, owners: [owner] });
    return;
  }
  for (const [index, policy] of (list.kind === 'known' ? itemsOf(list.at) : []).entries()) {
    const name = `${instance.address}/${textAt(policy, 'name') ?? `inline policy ${index + 1}`}`;
    const document = atPath(policy, 'policy');
    if (document && textAt(document) !== undefined) {
      if (textAt(document) !== '')
        gathering.add(plainDocument(tree, document, 'identity', { name, ...options }));
    } else if (isUnknown(unknown, index)) {
      gathering.addUnread('identity', policy, { name, hole, owners: [owner] });
    }
  }
}

function isUnknown(unknown: At | undefined, index: number): boolean {
  const item = itemsOf(unknown)[index];
  return atPath(item, 'policy')?.node.value === true;
}
