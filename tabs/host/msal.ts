import { createNestablePublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';

/** Tokens for our API by nested app authentication: Outlook signs the person in, and keeps and renews the tokens. */
export async function nestedTokens(
  clientId: string,
): Promise<(claims?: string, refused?: string) => Promise<string>> {
  const msal = await createNestablePublicClientApplication({
    auth: { clientId, authority: 'https://login.microsoftonline.com/organizations' },
  });
  const scopes = [`api://${location.hostname}/${clientId}/access_as_user`];
  return async (claims, refused) => {
    // A token that the server has refused is not taken from what is kept once more.
    const request = { scopes, ...(claims && { claims }), ...(refused && { forceRefresh: true }) };
    try {
      return (await msal.acquireTokenSilent(request)).accessToken;
    } catch (problem) {
      if (!(problem instanceof InteractionRequiredAuthError)) throw problem;
      return (await msal.acquireTokenPopup(request)).accessToken;
    }
  };
}
