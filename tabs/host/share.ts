import { sharing } from '@microsoft/teams-js';

/** Whether the host lets people share a link into their channels and chats. */
export function maySharePages(): boolean {
  try {
    return sharing.isSupported();
  } catch {
    // There is no host.
    return false;
  }
}

/** Opens the host's own dialog, in which the person chooses where the link goes; false if they chose nowhere. */
export async function sharePage(url: string, message: string): Promise<boolean> {
  try {
    await sharing.shareWebContent({ content: [{ type: 'URL', url, message, preview: true }] });
    return true;
  } catch (error) {
    if ((error as { errorCode?: number } | null)?.errorCode === USER_ABORT) return false;
    throw error;
  }
}

/** teams-js' ErrorCode.USER_ABORT. */
const USER_ABORT = 8000;
