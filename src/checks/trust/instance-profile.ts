import type { Judgement } from '../check.ts';
import type { JudgedRole } from './judged-roles.ts';

/** A role that an instance runs as must be in an instance profile: https://helpcenter.veeam.com/docs/vbaws/guide/byb_roles.html */
export function judgeInstanceProfile(judged: JudgedRole): Omit<Judgement, 'subject'> {
  const { name, role, instanceProfile, origin } = judged;
  const common = {
    title: `The ${role.title} is in an instance profile`,
    severity: 'error',
    evidence: [],
  } as const;
  const unread = judged.unread ?? ('unknown' in instanceProfile ? instanceProfile : undefined);
  if (unread) {
    const needs = unread.needs?.join(', ');
    return {
      ...common,
      status: 'unknown',
      message: `Whether role ${name} is in an instance profile could not be read: ${unread.unknown}`,
      ...(needs && { remedy: { text: `Allow ${needs}.` } }),
    };
  }
  if (origin === 'planned') {
    const evidence = [{ kind: 'documented', detail: role.sources[0] ?? 'trust.json' }] as const;
    return {
      ...common,
      evidence,
      status: 'pass',
      message: `The deployment makes one for role ${name}.`,
    };
  }
  const evidence = [{ kind: 'probe', detail: 'iam:ListInstanceProfilesForRole' }] as const;
  if ('value' in instanceProfile && instanceProfile.value) {
    return {
      ...common,
      evidence,
      status: 'pass',
      message: `Role ${name} is in an instance profile.`,
    };
  }
  return {
    ...common,
    evidence,
    status: 'fail',
    message: `Role ${name} is in no instance profile.`,
    remedy: {
      text: 'Make an instance profile and add the role to it.',
      patch: [
        `aws iam create-instance-profile --instance-profile-name ${name}`,
        `aws iam add-role-to-instance-profile --instance-profile-name ${name} --role-name ${name}`,
      ].join('\n'),
    },
  };
}
