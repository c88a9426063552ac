import { AwsError } from '../../aws-error.ts';
import { formatIp, parseCidr, parseIp, sizeOf, type Cidr } from './cidr.ts';
import type { Ec2State, Subnet } from './state.ts';

/** AWS keeps the first four addresses of a subnet and its last. Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const reservedAtStart = 4;
const reserved = reservedAtStart + 1;

/** How many addresses of a subnet are free. */
export function freeAddresses(state: Ec2State, subnet: Subnet): number {
  return sizeOf(blockOf(subnet)) - reserved - takenIn(state, subnet).size;
}

/** The lowest free address, or the one asked for if it may be had; throws AWS's error if not. */
export function takeAddress(state: Ec2State, subnet: Subnet, wanted: string | undefined): string {
  const block = blockOf(subnet);
  const taken = takenIn(state, subnet);
  if (wanted !== undefined) return checkedAddress(wanted, block, taken);
  const end = block.base + sizeOf(block) - 1;
  for (let ip = block.base + reservedAtStart; ip < end; ip += 1) {
    const text = formatIp(ip);
    if (!taken.has(text)) return text;
  }
  throw new AwsError(
    'InsufficientFreeAddressesInSubnet',
    `There are not enough free addresses in subnet '${subnet.id}' to satisfy the requested number of instances.`,
  );
}

function checkedAddress(wanted: string, block: Cidr, taken: ReadonlySet<string>): string {
  const ip = parseIp(wanted);
  if (ip === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${wanted}) for parameter privateIpAddress is invalid. Invalid IPv4 address.`,
    );
  }
  const offset = ip - block.base;
  if (offset < 0 || offset >= sizeOf(block)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Address ${wanted} does not fall within the subnet's address range`,
    );
  }
  if (offset < reservedAtStart || offset === sizeOf(block) - 1) {
    throw new AwsError(
      'InvalidParameterValue',
      `Address ${wanted} is in subnet's reserved address range`,
    );
  }
  if (taken.has(wanted)) {
    throw new AwsError('InvalidIPAddress.InUse', `Address ${wanted} is in use.`);
  }
  return wanted;
}

function takenIn({ networkInterfaces }: Ec2State, { id }: Subnet): ReadonlySet<string> {
  const inSubnet = [...networkInterfaces.values()].filter(({ subnetId }) => subnetId === id);
  return new Set(inSubnet.map(({ privateIp }) => privateIp));
}

/** A subnet's block was parsed when it was made. */
function blockOf({ id, cidr }: Subnet): Cidr {
  const block = parseCidr(cidr);
  if (!block) throw new Error(`Subnet ${id} has the block ${cidr}.`);
  return block;
}
