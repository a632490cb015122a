import { z } from 'zod';
import type { Desk } from '../host/desk.ts';

const request = z.object({
  messageType: z.literal('NestedAppAuthRequest'),
  method: z.string(),
  requestId: z.string(),
  tokenParams: z
    .object({ clientId: z.string(), scope: z.string(), claims: z.string().optional() })
    .optional(),
});

type Around = Pick<Desk, 'person' | 'tenantId' | 'token'>;

/** msal-browser asks for claims of the identity token with every request; a challenge is about the access token. */
function challengeIn(claims: string | undefined): string | undefined {
  return claims !== undefined && 'access_token' in JSON.parse(claims) ? claims : undefined;
}

/**
 * Answers a request of msal-browser for nested app authentication, as a text of JSON: who is signed in, and tokens that
 * are issued to the app itself.
 */
export async function answerBridge(message: string, around: Around): Promise<string> {
  const asked = request.parse(JSON.parse(message));
  const answer = (more: object) =>
    JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId: asked.requestId, ...more });
  const { person, tenantId } = around;
  const account = {
    environment: 'login.microsoftonline.com',
    homeAccountId: `${person.id}.${tenantId}`,
    localAccountId: person.id,
    tenantId,
    username: person.userPrincipalName,
    name: person.displayName,
  };
  switch (asked.method) {
    case 'GetInitContext':
      return answer({
        success: true,
        initContext: {
          sdkName: 'Workbench',
          sdkVersion: '1.0.0',
          capabilities: { queryAccount: true },
          accountContext: {
            homeAccountId: account.homeAccountId,
            environment: account.environment,
            tenantId,
          },
        },
      });
    case 'GetToken':
    case 'GetTokenPopup': {
      const { clientId, scope, claims } = asked.tokenParams ?? { clientId: '', scope: '', claims: undefined };
      const challenge = challengeIn(claims);
      // Entra's challenge is answered by the person only.
      if (challenge && asked.method === 'GetToken')
        return answer({
          success: false,
          error: {
            status: 'USER_INTERACTION_REQUIRED',
            code: 'interaction_required',
            subError: 'basic_action',
            description: 'AADSTS50076: The person must sign in with a second factor.',
          },
        });
      const token = await around.token(clientId, challenge);
      // The id token has the claims of the access token: nothing here asks it for more.
      return answer({
        success: true,
        token: { access_token: token, id_token: token, expires_in: 4500, scope, token_type: 'Bearer' },
        account,
      });
    }
    default:
      return answer({
        success: false,
        error: { status: 'PERSISTENT_ERROR', code: 'UnknownMethod', description: asked.method },
      });
  }
}
