// Everything that stands around the pages.
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { News } from "../ipc/events";
import { forgetAnswers } from "../ipc/queries";
import { KeptForms } from "../parts/kept";
import { LiveRegion } from "../parts/live";
import { ToastCorner } from "../parts/toasts";
import { Pages } from "../routes";
import { CrashCatcher } from "./crash";
import { LockGuard } from "./lock/lock_guard";
import { Look } from "./look";

export function Program({ client }: { client: QueryClient }) {
  return (
    <CrashCatcher>
      <QueryClientProvider client={client}>
        <News />
        <Look>
          <LockGuard />
          <LiveRegion>
            <ToastCorner>
              <KeptForms>
                {/* What breaks around the pages costs nobody what they typed there. */}
                <CrashCatcher onRetry={() => forgetAnswers(client)}>
                  <Pages />
                </CrashCatcher>
              </KeptForms>
            </ToastCorner>
          </LiveRegion>
        </Look>
      </QueryClientProvider>
    </CrashCatcher>
  );
}
