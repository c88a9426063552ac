/**
 * Keys that say who asks or from where, in lower case, and that a request may well lack: the page of the global keys
 * gives each one's "Availability". Source, read 2026-11:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, and of sts:ExternalId
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-sts
 */
export const keysOftenAbsent: ReadonlyMap<string, string> = new Map([
  ['aws:multifactorauthage', 'requests without MFA'],
  ['aws:principalorgid', 'callers outside any organization'],
  ['aws:sourceaccount', 'requests that no service makes'],
  ['aws:sourcearn', 'requests that no service makes'],
  ['aws:sourceip', 'requests through a VPC endpoint'],
  ['aws:sourceorgid', 'requests that no service makes'],
  ['aws:sourcevpc', 'requests that go through no VPC endpoint'],
  ['aws:sourcevpcarn', 'requests that go through no VPC endpoint'],
  ['aws:sourcevpce', 'requests that go through no VPC endpoint'],
  ['aws:vpceaccount', 'requests that go through no VPC endpoint'],
  ['aws:vpceorgid', 'requests that go through no VPC endpoint'],
  ['aws:vpcsourceip', 'requests that go through no VPC endpoint'],
  ['sts:externalid', 'callers that send no external ID'],
]);
