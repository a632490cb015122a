/** What the pages read of a token without checking it; the server checks each one. */
export interface TokenClaims {
  readonly aud: string;
  readonly iss: string;
  readonly tid: string;
  readonly oid?: string;
  /** Seconds. */
  readonly exp?: number;
  readonly preferred_username?: string;
  readonly upn?: string;
}

export function claimsIn(token: string): TokenClaims {
  const [, payload = ''] = token.split('.');
  const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}
