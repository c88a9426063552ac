import type { TrustedPrincipal, TrustRole } from '../product.ts';
import trust from './trust.json' with { type: 'json' };

type RawRole = (typeof trust.roles)[number];

/** Every role that the product knows, with the trust that its documentation asks for. */
export const trustRoles: readonly TrustRole[] = trust.roles.map(roleOf);

function roleOf(raw: RawRole): TrustRole {
  const { id, title, seedName, namePattern, permissionSets, sources } = raw;
  const created = raw.createdDuringDeployment;
  return {
    id,
    title,
    ...(seedName === undefined ? {} : { seedName }),
    namePattern,
    permissionSets,
    services: raw.trust.services,
    conditionalServices: raw.trust.conditionalServices ?? [],
    awsPrincipalsAnyOf: raw.trust.awsPrincipalsAnyOf.map(principalOf),
    externalId: externalIdOf(raw.trust.externalId),
    instanceProfile: instanceProfileOf(raw),
    createdDuringDeployment: created === true,
    createdByOwnersBriefOnly: typeof created === 'string' && created.startsWith('owner-brief only'),
    documents: raw.documents.map(({ source, policy }) => ({
      source,
      policyText: JSON.stringify(policy, null, 2),
    })),
    sources,
    notes: raw.notes ?? [],
  };
}

function instanceProfileOf({ instanceProfile }: RawRole): TrustRole['instanceProfile'] {
  const { required, note } = instanceProfile;
  return { required, ...(note === undefined ? {} : { note }) };
}

function principalOf(text: string): TrustedPrincipal {
  if (text === 'impersonation-role-arn' || text === 'appliance-account-arn') return text;
  throw new Error(`trust.json knows no principal ${text}`);
}

function externalIdOf(text: string): TrustRole['externalId'] {
  if (text === 'not-used' || text === 'optional' || text === 'optional-when-cross-account')
    return text;
  throw new Error(`trust.json knows no external id ${text}`);
}
