import type { IpPermission } from '@aws-sdk/client-ec2';

/** IPv4 ranges and prefix lists from which the rules let TCP 443 in. Groups as sources are not ranges and do not count. */
export function rangesOpenTo443(rules: readonly IpPermission[]): {
  readonly cidrs: readonly string[];
  readonly prefixLists: readonly string[];
} {
  const open = rules.filter(admits443);
  return {
    cidrs: open.flatMap(({ IpRanges = [] }) =>
      IpRanges.flatMap(({ CidrIp }) => (CidrIp ? [CidrIp] : [])),
    ),
    prefixLists: open.flatMap(({ PrefixListIds = [] }) =>
      PrefixListIds.flatMap(({ PrefixListId }) => (PrefixListId ? [PrefixListId] : [])),
    ),
  };
}

/** Protocol -1 is all traffic: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
function admits443({ IpProtocol, FromPort, ToPort }: IpPermission): boolean {
  if (IpProtocol === '-1') return true;
  return (
    (IpProtocol === 'tcp' || IpProtocol === '6') &&
    (FromPort ?? 0) <= 443 &&
    443 <= (ToPort ?? 65_535)
  );
}
