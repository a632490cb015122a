import { AuthError, createStandardPublicClientApplication } from '@azure/msal-browser';
import { DIALOG_PAGE, entraCode } from './dialog-message.ts';

export interface SignedIn {
  readonly token: string;
  readonly mail: string | null;
}

export interface SignInRequest {
  readonly hint?: string | undefined;
  readonly claims?: string | undefined;
  /** Whether Entra asks who signs in, also where it knows somebody. */
  readonly choose: boolean;
}

/** Of msal-browser: what failed for want of a network may work when it is tried again. */
const OFFLINE = [
  'no_network_connectivity',
  'network_error',
  'get_request_failed',
  'post_request_failed',
  'endpoints_resolution_error',
  'openid_config_error',
];

/** Why Entra gave no token. */
export function whyNot(problem: unknown): { why: 'offline' | 'declined' | 'failed'; code: string } {
  // Of fetch, when Guildhall itself does not answer.
  if (problem instanceof TypeError) return { why: 'offline', code: '' };
  if (!(problem instanceof AuthError)) return { why: 'failed', code: '' };
  const { errorCode, errorMessage } = problem;
  if (OFFLINE.includes(errorCode)) return { why: 'offline', code: '' };
  if (errorCode === 'access_denied' || errorCode === 'user_cancelled') return { why: 'declined', code: '' };
  return { why: 'failed', code: entraCode(errorMessage) ?? errorCode };
}

/**
 * Signs a person in by redirecting the window to Entra and back to this page: the authorisation code flow with PKCE.
 * null means that the window is on its way to Entra.
 */
export async function signInByRedirect(
  { authority, clientId }: { authority: string; clientId: string },
  { hint, claims, choose }: SignInRequest,
): Promise<SignedIn | null> {
  const msal = await createStandardPublicClientApplication({
    auth: {
      clientId,
      authority,
      knownAuthorities: [new URL(authority).host],
      redirectUri: location.origin + DIALOG_PAGE,
    },
    // Of the window, which closes once the pane has its token.
    cache: { cacheLocation: 'sessionStorage' },
  });
  const result = await msal.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  if (result) {
    const { email } = result.idTokenClaims as { email?: unknown };
    return { token: result.accessToken, mail: typeof email === 'string' ? email : null };
  }
  await msal.acquireTokenRedirect({
    scopes: [`api://${location.hostname}/${clientId}/access_as_user`, 'email'],
    ...(hint && !choose && { loginHint: hint }),
    ...(claims && { claims }),
    ...(choose && { prompt: 'select_account' }),
  });
  return null;
}
