import type { ClientCall } from '../../vocabulary/connection.ts';
import type { AuthorisationRequest, Principal } from '../evaluate/decision.ts';

/**
 * What the authorisation of a call must know of the account beyond the call's input. Absent answers make keys unknown,
 * never wrong: the decision is then undecided where a policy asks for them.
 */
export interface AccountView {
  readonly accountId: string;
  readonly partition: string;
  readonly principal: Principal;
  /** ARNs of the roles in an instance profile, by its name or ARN; undefined where the profile is not known. */
  readonly rolesOfInstanceProfile: (nameOrArn: string) => readonly string[] | undefined;
  /** Path of an IAM entity (`/` included), by its name; undefined where it is not known. */
  readonly pathOf: (kind: 'role' | 'user' | 'instance-profile', name: string) => string | undefined;
  /** Tags of a resource by ARN; undefined where they are not known. */
  readonly tagsOf: (arn: string) => ReadonlyMap<string, string> | undefined;
  /** ARN of the VPC that a subnet, security group, network interface or route table is in, by its id. */
  readonly vpcOf?: (id: string) => string | undefined;
  /** Whether a bucket is the account's own; undefined where it is not known. */
  readonly ownsBucket?: (name: string) => boolean | undefined;
  /** True: calls are signed with a user's access keys, so what only temporary credentials have is absent (MFA, for one). */
  readonly longTermKeys?: boolean;
  /** Whether a region encrypts EBS volumes by default, so that making one needs a key; undefined where it is not known. */
  readonly encryptsByDefault?: (region: string) => boolean | undefined;
  /** What an Elastic IP's association joins, by its id; undefined where it is not known. */
  readonly associationOf?: (id: string) => AddressAssociation | undefined;
  /** What of the calls is this tool's choice and not known of the product; absent: nothing. */
  readonly presumed?: Presumed;
}

export interface AddressAssociation {
  readonly allocationId: string;
  readonly networkInterfaceId?: string;
}

/** Names and values that stand for what the product's documentation does not give. */
export interface Presumed {
  /** Any resource that might be meant in place of the one with this ARN; undefined: it is the one. */
  readonly resourceOf: (arn: string) => PresumedResource | undefined;
  /** Condition keys, in lower case, whose values are not known. */
  readonly keys: ReadonlySet<string>;
}

export interface PresumedResource extends OpenResource {
  /** ARN in which every `*` stands for what is not known. */
  readonly pattern: string;
  /**
   * True: the ARN itself tells nothing, the pattern is asked about in its place. Otherwise both are: a presumed name may
   * show that something is denied, but not that it is allowed.
   */
  readonly instead: boolean;
}

/** A resource of which only a pattern is known. */
export interface OpenResource {
  /** What is not known, as half a sentence: `which Elastic IP it is about is not known`. */
  readonly why: string;
  /** True: it does not exist yet, so no policy can name it in full. */
  readonly fresh?: boolean;
  /** True: the last `*` of the pattern may hold slashes. */
  readonly deep?: boolean;
  /** One that could be it, for those who must be asked about a single one. */
  readonly example?: string;
}

/** A request of a call. */
export interface CallRequest extends AuthorisationRequest {
  /** Set where `resource` is a pattern and not the resource: only `decideRequest` can tell what comes of it. */
  readonly open?: OpenResource;
}

/**
 * The requests that AWS evaluates for a call, all of which must be allowed, in the order in which AWS asks.
 * `undefined`: the table does not know the operation; the caller must not treat it as allowed.
 */
export type Authorise = (call: ClientCall, view: AccountView) => readonly CallRequest[] | undefined;
