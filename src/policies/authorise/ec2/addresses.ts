import { rowsOf, type Rows } from '../row.ts';
import { ec2Page, onExisting, onMade } from './need.ts';
import { tagging, tagsFor, type TagSpecification } from './tags.ts';

interface AssociateInput {
  readonly AllocationId?: string;
  readonly InstanceId?: string;
  readonly NetworkInterfaceId?: string;
}

/** Elastic IPs and key pairs. */
export const addressRows: Rows = rowsOf(ec2Page, {
  AllocateAddress: (
    { TagSpecifications }: { readonly TagSpecifications?: readonly TagSpecification[] },
    scope,
  ) => [
    onMade(scope, 'elastic-ip', { tags: tagsFor('elastic-ip', TagSpecifications) }),
    ...tagging(scope, TagSpecifications),
  ],
  AssociateAddress: ({ AllocationId, InstanceId, NetworkInterfaceId }: AssociateInput, scope) => [
    onExisting(scope, 'elastic-ip', AllocationId),
    ...(InstanceId === undefined ? [] : [onExisting(scope, 'instance', InstanceId)]),
    ...(NetworkInterfaceId === undefined
      ? []
      : [onExisting(scope, 'network-interface', NetworkInterfaceId)]),
  ],
  // The input names the association only, not what it joins.
  DisassociateAddress: ({ AssociationId }: { readonly AssociationId?: string }, scope) => {
    const joined =
      AssociationId === undefined ? undefined : scope.view.associationOf?.(AssociationId);
    return [
      onExisting(scope, 'elastic-ip', joined?.allocationId),
      onExisting(scope, 'network-interface', joined?.networkInterfaceId),
    ];
  },
  ReleaseAddress: ({ AllocationId }: { readonly AllocationId?: string }, scope) => [
    onExisting(scope, 'elastic-ip', AllocationId),
  ],
});

interface CreateKeyPairInput {
  readonly KeyName?: string;
  readonly KeyType?: string;
  readonly TagSpecifications?: readonly TagSpecification[];
}

export const keyPairRows: Rows = rowsOf(ec2Page, {
  CreateKeyPair: ({ KeyName, KeyType = 'rsa', TagSpecifications }: CreateKeyPairInput, scope) => [
    onMade(scope, 'key-pair', {
      name: KeyName,
      tags: tagsFor('key-pair', TagSpecifications),
      keys: { 'ec2:KeyPairType': KeyType },
    }),
    ...tagging(scope, TagSpecifications),
  ],
});
