// Guildhall in Azure: one function app that serves the API and the pages, one storage account that keeps everything,
// one identity that opens it, and the logs. There is no secret: not here, not in the app's settings.
targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Name of the azd environment; the resource group and a short token in every name come from it.')
param environmentName string

@minLength(1)
@description('Region of every resource. Flex Consumption is not offered in all of them.')
param location string

@minLength(36)
@maxLength(36)
@description('Application (client) id of the Entra app registration.')
param entraClientId string

@description('Tenants whose people may sign in, separated by commas. Empty: only the tenant of this subscription.')
param allowedTenants string = ''

@description('Host name people reach the app at. Empty: the one that Azure gives the function app.')
param customDomain string = ''

@allowed(['22', '24'])
@description('Version of Node.js. Node 22 is supported until April 2027; take it where a region does not offer 24 yet.')
param nodeVersion string = '24'

@minValue(0)
@maxValue(999)
@description('With more people invited than this, an invite does not show them to each other.')
param hideAttendeesAbove int = 25

@description('The object id of a mailbox that hosts new sessions; empty if whoever plans one hosts it.')
param serviceMailbox string = ''

@minLength(1)
@maxLength(80)
@description('The name under which that mailbox is shown as the host.')
param serviceMailboxName string = 'Guildhall'

@minValue(0)
@maxValue(10)
@description('Instances that are always warm for HTTP. 0 is cheaper and makes the first request of a quiet day slow.')
param alwaysReadyInstances int = 1

@minValue(1)
@maxValue(1000)
@description('Requests one instance answers at a time before another is started.')
param httpConcurrency int = 32

@minValue(40)
@maxValue(1000)
@description('Most instances the app may grow to.')
param maximumInstances int = 40

@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
@description('Copies of the stored data: in one building, three zones, or a second region as well.')
param storageRedundancy string = 'Standard_ZRS'

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2022-09-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  name: 'identity'
  params: {
    name: 'id-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  name: 'monitoring'
  params: {
    workspaceName: 'log-${token}'
    insightsName: 'appi-${token}'
    location: location
    tags: tags
    writerPrincipalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  name: 'storage'
  params: {
    name: 'st${token}'
    redundancy: storageRedundancy
    location: location
    tags: tags
    ownerPrincipalId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  name: 'app'
  params: {
    name: 'guildhall-${token}'
    planName: 'plan-${token}'
    location: location
    tags: tags
    identityName: identity.outputs.name
    storageAccountName: storage.outputs.name
    packageContainerName: storage.outputs.packageContainerName
    insightsName: monitoring.outputs.insightsName
    entraClientId: entraClientId
    entraTenantId: tenant().tenantId
    allowedTenants: empty(allowedTenants) ? tenant().tenantId : allowedTenants
    customDomain: customDomain
    nodeVersion: nodeVersion
    hideAttendeesAbove: hideAttendeesAbove
    serviceMailbox: serviceMailbox
    serviceMailboxName: serviceMailboxName
    alwaysReadyInstances: alwaysReadyInstances
    httpConcurrency: httpConcurrency
    maximumInstances: maximumInstances
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output AZURE_FUNCTION_APP_HOST_NAME string = app.outputs.defaultHostName
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output AZURE_TENANT_ID string = tenant().tenantId
output MANAGED_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output PUBLIC_DOMAIN string = app.outputs.domain
