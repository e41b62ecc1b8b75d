// The error page. Nothing is lost: every change was in the file before the
// screen that broke was drawn.
import { Component, type ReactNode, useState } from "react";
import { useText } from "../text/i18n";
import { crashReport } from "./crash_report";

interface CrashProps {
  thrown: unknown;
  retry: () => void;
}

/** Plain elements only: it must stand where nothing else does. */
export function Crash({ thrown, retry }: CrashProps) {
  const t = useText();
  const [copied, setCopied] = useState<boolean>();
  const report = crashReport(thrown, __APP_VERSION__);

  function toCatalog() {
    window.location.hash = "/catalog";
    retry();
  }

  async function copy() {
    await navigator.clipboard.writeText(report).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }

  return (
    <div
      role="alert"
      style={{ padding: 24, maxWidth: 720, font: "14px/20px system-ui, sans-serif" }}
    >
      <h1 style={{ fontSize: 24, lineHeight: "32px" }}>{t("shell.crash.title")}</h1>
      <p>{t("shell.crash.explain")}</p>
      <p style={{ display: "flex", gap: 8, flexWrap: "wrap" }}>
        <button type="button" onClick={retry}>
          {t("shell.tryAgain")}
        </button>
        <button type="button" onClick={toCatalog}>
          {t("shell.toCatalog")}
        </button>
        <button type="button" onClick={() => void copy()}>
          {copied === true ? t("shell.crash.copied") : t("shell.crash.copy")}
        </button>
      </p>
      {/* What could not be copied can be read and marked. */}
      <details {...(copied === false ? { open: true } : {})}>
        <summary>{t("shell.crash.report")}</summary>
        <p>{t("shell.crash.reportExplain")}</p>
        <pre style={{ whiteSpace: "pre-wrap" }}>{report}</pre>
      </details>
    </div>
  );
}

interface CatcherState {
  broken: { thrown: unknown } | undefined;
}

interface CatcherProps {
  children: ReactNode;
  /** What may have broken the screen goes, before it is drawn again. */
  onRetry?: () => void;
}

export class CrashCatcher extends Component<CatcherProps, CatcherState> {
  override state: CatcherState = { broken: undefined };

  static getDerivedStateFromError(thrown: unknown): CatcherState {
    return { broken: { thrown } };
  }

  private readonly retry = () => {
    this.props.onRetry?.();
    this.setState({ broken: undefined });
  };

  override render(): ReactNode {
    const { broken } = this.state;
    if (broken === undefined) return this.props.children;
    return <Crash thrown={broken.thrown} retry={this.retry} />;
  }
}
