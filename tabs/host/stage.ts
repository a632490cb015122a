import { meeting } from '@microsoft/teams-js';

/** Whether this host lets us show something to everybody in the meeting. No answer within two seconds is a no. */
export function canShareToStage(): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(resolve, 2_000, false);
    try {
      meeting.getAppContentStageSharingCapabilities((error, capabilities) =>
        resolve(!error && capabilities?.doesAppHaveSharePermission === true),
      );
    } catch {
      resolve(false);
    }
  });
}

export function shareToStage(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    meeting.shareAppContentToStage(
      (error) =>
        error ? reject(new Error(error.message ?? `Teams said no (${error.errorCode})`)) : resolve(),
      new URL(path, location.origin).href,
      { sharingProtocol: meeting.SharingProtocol.Collaborative },
    );
  });
}

export function stopSharing(): Promise<void> {
  return new Promise((resolve, reject) => {
    meeting.stopSharingAppContentToStage((error) =>
      error ? reject(new Error(error.message ?? `Teams said no (${error.errorCode})`)) : resolve(),
    );
  });
}
