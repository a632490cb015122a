import { useSyncExternalStore } from 'react';
import { onSignInChange, type SignInState, signInState } from './sign-in.ts';

export { beforeAnother, signIn, stopSigningIn } from './sign-in.ts';

export const useSignIn = (): SignInState => useSyncExternalStore(onSignInChange, signInState);
