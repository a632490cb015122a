// The function app on Flex Consumption. Its settings are explained one by one in docs/operations.md.
param name string
param planName string
param location string
param tags object
param identityName string
param storageAccountName string
param packageContainerName string
param insightsName string
param entraClientId string
param entraTenantId string
param allowedTenants string
param customDomain string
param nodeVersion string
param hideAttendeesAbove int
param serviceMailbox string
param serviceMailboxName string
param alwaysReadyInstances int
param httpConcurrency int
param maximumInstances int

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${packageContainerName}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: {
        name: 'node'
        version: nodeVersion
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReadyInstances > 0
          ? [
              {
                name: 'http'
                instanceCount: alwaysReadyInstances
              }
            ]
          : []
        triggers: {
          http: {
            perInstanceConcurrency: httpConcurrency
          }
        }
      }
    }
    // Flex Consumption refuses many of the other properties (ARM error 51021), in one region sooner than in another.
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
    }
  }

  // Deployments sign in with Entra; there is no publishing password to steal.
  resource publishing 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

// Azure may add a hash and the region to the app's name, so its host name is known only once the app exists. The app is
// told its address, because WEBSITE_HOSTNAME, which Azure sets, does not know of a domain of one's own.
var defaultHostName = toLower(app.properties.defaultHostName)
var domain = empty(customDomain) ? defaultHostName : toLower(customDomain)

// A resource of its own, because the app cannot read its own host name. It replaces all the settings there are.
resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: {
    ENTRA_CLIENT_ID: entraClientId
    ENTRA_TENANT_ID: entraTenantId
    ALLOWED_TENANTS: allowedTenants
    PUBLIC_URL: 'https://${domain}'
    HIDE_ATTENDEES_ABOVE: string(hideAttendeesAbove)
    SERVICE_MAILBOX: serviceMailbox
    SERVICE_MAILBOX_NAME: serviceMailboxName
    MANAGED_IDENTITY_CLIENT_ID: identity.properties.clientId
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identity.properties.clientId
    AzureWebJobsStorage__blobServiceUri: account.properties.primaryEndpoints.blob
    AzureWebJobsStorage__queueServiceUri: account.properties.primaryEndpoints.queue
    AzureWebJobsStorage__tableServiceUri: account.properties.primaryEndpoints.table
    AzureWebJobsDisableHomepage: 'true'
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  }
}

output name string = app.name
output defaultHostName string = defaultHostName
output domain string = domain
