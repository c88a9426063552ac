import type { Layer } from '../../../vocabulary/result.ts';
import type { At } from '../../document/reader.ts';
import type { Gathering } from '../gathering.ts';
import type { Owner } from '../source.ts';
import { plainDocument } from '../to-document.ts';
import { atPath, isObject, itemsOf, textAt } from '../tree/at.ts';
import type { Tree } from '../tree/tree.ts';
import { gatherAccount, isAccount } from './account-details.ts';
import { gatherRole, ownerFrom } from './role.ts';

/** An answer of the AWS CLI: how it is told, and what it holds. */
interface Envelope {
  readonly holds: (root: At) => boolean;
  readonly gather: (tree: Tree, gathering: Gathering) => void;
}

/** Gathers the policies of an answer of the AWS CLI; false where the text is none that is known. */
export function gatherAnswer(tree: Tree, gathering: Gathering): boolean {
  const envelope = ENVELOPES.find(({ holds }) => holds(tree.root));
  if (!envelope) return false;
  envelope.gather(tree, gathering);
  const { root } = tree;
  const token = atPath(root, 'NextToken') ?? atPath(root, 'Marker');
  if (token)
    gathering.note('the rest of the answer', 'the answer was cut off: it has a next page', token);
  return true;
}

const ENVELOPES: readonly Envelope[] = [
  { holds: isAccount, gather: gatherAccount },
  {
    // iam get-role, create-role
    holds: (root) => isObject(atPath(root, 'Role')),
    gather: (tree, gathering) =>
      gatherRole(tree, atPath(tree.root, 'Role') ?? tree.root, gathering),
  },
  {
    // iam list-roles
    holds: (root) => itemsOf(atPath(root, 'Roles')).length > 0,
    gather: (tree, gathering) => {
      for (const role of itemsOf(atPath(tree.root, 'Roles'))) gatherRole(tree, role, gathering);
    },
  },
  {
    // a role without its envelope: `--query Role`
    holds: (root) => atPath(root, 'AssumeRolePolicyDocument') !== undefined,
    gather: (tree, gathering) => gatherRole(tree, tree.root, gathering),
  },
  {
    // iam get-role-policy, get-user-policy, get-group-policy
    holds: (root) => atPath(root, 'PolicyDocument') !== undefined,
    gather: gatherInline,
  },
  {
    // ec2 describe-vpc-endpoints
    holds: (root) => itemsOf(atPath(root, 'VpcEndpoints')).length > 0,
    gather: (tree, gathering) => {
      for (const endpoint of itemsOf(atPath(tree.root, 'VpcEndpoints'))) {
        const name = textAt(endpoint, 'VpcEndpointId') ?? 'endpoint';
        addAt(tree, gathering, endpoint, { path: ['PolicyDocument'], layer: 'resource', name });
      }
    },
  },
  {
    // organizations describe-policy
    holds: (root) => atPath(root, 'Policy', 'Content') !== undefined,
    gather: gatherOrganisation,
  },
  {
    // iam get-policy, which has no document
    holds: (root) => textAt(root, 'Policy', 'DefaultVersionId') !== undefined,
    gather: ({ root }, gathering) => {
      const name = textAt(root, 'Policy', 'PolicyName') ?? 'the policy';
      const why = 'get-policy answers without the document; aws iam get-policy-version prints it';
      gathering.note(name, why, atPath(root, 'Policy') ?? root);
    },
  },
  row(['PolicyVersion', 'Document']), // iam get-policy-version
  row(['Attributes', 'Policy'], 'resource'), // sqs get-queue-attributes, sns get-topic-attributes
  row(['ResourcePolicy'], 'resource'), // secretsmanager get-resource-policy
  row(['policyText'], 'resource'), // ecr get-repository-policy
  row(['InlinePolicy'], 'identity'), // sso-admin get-inline-policy-for-permission-set
  row(['Policy']), // s3api get-bucket-policy, kms get-key-policy, lambda get-policy, iam … --query
  row(['Document']),
];

/** An answer that is told by the document's own place. */
function row(path: readonly string[], layer?: Layer): Envelope {
  return {
    holds: (root) => {
      const found = atPath(root, ...path);
      return found?.node.type === 'string' || atPath(found, 'Statement') !== undefined;
    },
    gather: (tree, gathering) => {
      const { root } = tree;
      const name = textAt(root, 'PolicyName') ?? textAt(root, 'Name') ?? gathering.fileName;
      addAt(tree, gathering, root, { path, layer, name });
    },
  };
}

interface Row {
  readonly path: readonly string[];
  readonly layer: Layer | undefined;
  readonly name: string;
  readonly owners?: readonly Owner[];
}

function addAt(tree: Tree, gathering: Gathering, root: At, holder: Row): void {
  const document = atPath(root, ...holder.path);
  if (!document) return;
  const { name, layer, owners = [] } = holder;
  gathering.add(plainDocument(tree, document, layer, { name, owners, path: gathering.path }));
}

function gatherInline(tree: Tree, gathering: Gathering): void {
  const { root } = tree;
  const kinds = ['user', 'role', 'group'] as const;
  const owners = kinds
    .filter(
      (kind) => textAt(root, `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Name`) !== undefined,
    )
    .map((kind) => ownerFrom(kind, root));
  const name = textAt(root, 'PolicyName') ?? gathering.fileName;
  const layer = owners.length > 0 ? 'identity' : undefined;
  addAt(tree, gathering, root, {
    path: ['PolicyDocument'],
    layer,
    name: owners[0] ? `${owners[0].name}/${name}` : name,
    owners,
  });
}

const ORGANISATION_LAYERS: Readonly<Record<string, Layer>> = {
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
};

/** Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html */
function gatherOrganisation(tree: Tree, gathering: Gathering): void {
  const policy = atPath(tree.root, 'Policy');
  const type = textAt(policy, 'PolicySummary', 'Type') ?? 'SERVICE_CONTROL_POLICY';
  const name = textAt(policy, 'PolicySummary', 'Name') ?? gathering.fileName;
  const layer = ORGANISATION_LAYERS[type];
  if (!policy || !layer) {
    gathering.note(
      name,
      `a policy of type ${type} neither grants nor limits permissions`,
      policy ?? tree.root,
    );
    return;
  }
  addAt(tree, gathering, policy, { path: ['Content'], layer, name });
}
