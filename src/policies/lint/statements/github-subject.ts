import type { LintStatement, PrincipalWord } from '../document/statement.ts';
import { names, type ReadLine, readLines } from './condition-keys.ts';
import { identityProviderOf } from './identity-provider.ts';
import { allowedPrincipals } from './principals.ts';

const GITHUB = 'token.actions.githubusercontent.com';

/**
 * The principal by which a statement lets workflows of GitHub in. The provider is the same for all of GitHub; one with the
 * name of an enterprise behind its address is not, and is left out. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub
 */
export function gitHubPrincipal(statement: LintStatement): PrincipalWord | undefined {
  return allowedPrincipals(statement, 'Federated').find(
    ({ id }) => identityProviderOf(id.text)?.address === GITHUB,
  );
}

/** Lines that say which subjects, `repo:octo-org/octo-repo:ref:refs/heads/main`, a token may have. */
export function subjectLines(statement: LintStatement): readonly ReadLine[] {
  return readLines(statement).filter(
    ({ key, operator }) =>
      names(key, `${GITHUB}:sub`) && operator.family === 'string' && !operator.negated,
  );
}

/** Whether another claim of the token says which repository, or which branch, the workflow runs for. */
export function namesOtherClaim(statement: LintStatement): boolean {
  return readLines(statement).some(
    ({ key, operator }) =>
      CLAIMS.some((claim) => names(key, `${GITHUB}:${claim}`)) &&
      operator.family === 'string' &&
      !operator.negated,
  );
}

/** Source: https://docs.github.com/en/actions/reference/security/oidc#oidc-token-claims */
const CLAIMS: readonly string[] = [
  'environment',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'workflow_ref',
];

/** A subject of the form `repo:<owner>/<repository>:<rest>`, wildcards included. */
export interface GitHubSubject {
  readonly owner: string;
  /** Empty where the text ends before it. */
  readonly repository: string;
  readonly rest: string;
}

/** Undefined for a subject of another form, which owners can define. */
export function gitHubSubjectOf(text: string): GitHubSubject | undefined {
  if (/^\*+$/.test(text)) return { owner: '*', repository: '', rest: '' };
  const match = /^repo:([^/:]*)(?:\/([^:]*)(?::(.*))?)?$/.exec(text);
  if (!match) return undefined;
  const [, owner = '', repository = '', rest = ''] = match;
  return { owner, repository, rest };
}
