import type { Layer } from '../../../vocabulary/result.ts';
import type { Gathering } from '../gathering.ts';
import { atPath } from '../tree/at.ts';
import { templateDocument } from './add-document.ts';
import type { Resource, Scope } from './scope.ts';
import { knownText } from './value.ts';

/** Where resources of a type keep their policy. */
interface Row {
  readonly property: string;
  readonly layer: Layer;
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html */
const ROWS: Readonly<Record<string, Row>> = {
  'AWS::S3::BucketPolicy': { property: 'PolicyDocument', layer: 'resource' },
  'AWS::S3::AccessPoint': { property: 'Policy', layer: 'resource' },
  'AWS::KMS::Key': { property: 'KeyPolicy', layer: 'resource' },
  'AWS::KMS::ReplicaKey': { property: 'KeyPolicy', layer: 'resource' },
  'AWS::SQS::QueuePolicy': { property: 'PolicyDocument', layer: 'resource' },
  'AWS::SQS::QueueInlinePolicy': { property: 'PolicyDocument', layer: 'resource' },
  'AWS::SNS::TopicPolicy': { property: 'PolicyDocument', layer: 'resource' },
  'AWS::SNS::TopicInlinePolicy': { property: 'PolicyDocument', layer: 'resource' },
  'AWS::SecretsManager::ResourcePolicy': { property: 'ResourcePolicy', layer: 'resource' },
  'AWS::ECR::Repository': { property: 'RepositoryPolicyText', layer: 'resource' },
  'AWS::EC2::VPCEndpoint': { property: 'PolicyDocument', layer: 'resource' },
  'AWS::EFS::FileSystem': { property: 'FileSystemPolicy', layer: 'resource' },
  'AWS::Backup::BackupVault': { property: 'AccessPolicy', layer: 'resource' },
  'AWS::SSO::PermissionSet': { property: 'InlinePolicy', layer: 'identity' },
};

const ORGANISATION = 'AWS::Organizations::Policy';

export function isKnownType(type: string): boolean {
  return type === ORGANISATION || Object.hasOwn(ROWS, type);
}

/** Gathers the policy of a resource that is no identity. */
export function gatherOther(resource: Resource, scope: Scope, gathering: Gathering): void {
  const { type, id, properties } = resource;
  const row = type === ORGANISATION ? organisationRow(resource, scope, gathering) : ROWS[type];
  const at = row && atPath(properties, row.property);
  if (!row || !at) return;
  const found = templateDocument(at, resource, scope, gathering, { layer: row.layer, name: id });
  if (found) gathering.add(found);
}

const ORGANISATION_LAYERS: Readonly<Record<string, Layer>> = {
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
};

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-policy.html */
function organisationRow(
  { id, at, properties }: Resource,
  scope: Scope,
  gathering: Gathering,
): Row | undefined {
  const type = knownText(scope.textOf(atPath(properties, 'Type')));
  const layer = ORGANISATION_LAYERS[type ?? ''];
  if (layer) return { property: 'Content', layer };
  gathering.note(
    id,
    `a policy of type ${type ?? 'that is not known'} neither grants nor limits permissions`,
    at,
  );
  return undefined;
}
