/** What of a statement tells whether it is one of a trust policy. */
export interface TrustSigns {
  /** What Action lists; undefined where there is none, or NotAction instead. */
  readonly actions: readonly string[] | undefined;
  /** Whether there is a Resource or NotResource. */
  readonly hasResource: boolean;
  /** Ids of the principals, without their types. */
  readonly principals: readonly string[];
}

/**
 * Whether statements, some of which have principals, are those of the trust policy of a role: all actions are of STS, and
 * no resource is named. One that is named by mistake, which IAM refuses, changes nothing where only the actions stand
 * there by which a role is assumed; but for everybody, on a resource, it is the policy of a VPC endpoint of STS that
 * allows them. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function isTrust(statements: readonly TrustSigns[]): boolean {
  return statements.every(({ actions, hasResource, principals }) => {
    if (!actions) return false;
    if (!hasResource) return actions.every((action) => /^sts:/i.test(action));
    return principals.some((id) => id !== '*') && actions.every((action) => ASSUMING.test(action));
  });
}

const ASSUMING =
  /^sts:(?:AssumeRole(?:WithSAML|WithWebIdentity|\*)?|SetContext|SetSourceIdentity|TagSession)$/i;
