// Language, theme, lock and home market. What is chosen holds at once.
import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import type { ChangeSettings, Language, LockAfter, Theme } from "../../ipc/bindings";
import { useDeed } from "../../ipc/deeds";
import { remember } from "../../ipc/queries";
import { useAppState } from "../../ipc/state";
import { FailureNote } from "../../parts/notes";
import { Page } from "../../parts/page";
import { Section } from "../../parts/section";
import { roleText, useWords } from "../../text/words";
import { HomeMarket } from "./home_market";

const MINUTES = ["5", "15", "30", "60"] as const satisfies readonly LockAfter[];

export default function SettingsPage() {
  const { t } = useWords();
  const client = useQueryClient();
  const { settings, workspace, version } = useAppState();
  const change = useDeed("settings_change");

  async function set(some: Partial<ChangeSettings>) {
    const state = await change.run({ language: null, theme: null, lockAfter: null, ...some });
    if (state !== undefined) remember(client, "app_state", {}, state);
  }

  return (
    <Page title={t("settings.title")} width="narrow">
      <Section title={t("settings.look")}>
        <FailureNote failure={change.failure} onClose={change.clear} />
        <Field label={t("settings.language")}>
          <RadioGroup
            value={settings.language}
            onChange={(_, data) => void set({ language: data.value as Language })}
          >
            <Radio value="system" label={t("settings.systemLanguage")} />
            <Radio value="en" label={<span lang="en">{t("settings.english")}</span>} />
            <Radio value="fr" label={<span lang="fr">{t("settings.french")}</span>} />
          </RadioGroup>
        </Field>
        <Field label={t("settings.theme")}>
          <RadioGroup
            value={settings.theme}
            onChange={(_, data) => void set({ theme: data.value as Theme })}
          >
            <Radio value="system" label={t("settings.systemTheme")} />
            <Radio value="light" label={t("settings.light")} />
            <Radio value="dark" label={t("settings.dark")} />
            <Radio value="contrast" label={t("settings.contrast")} />
          </RadioGroup>
        </Field>
      </Section>
      <Section title={t("settings.lock")}>
        <Field label={t("settings.lockAfter")} hint={t("settings.lockHint")}>
          <RadioGroup
            value={settings.lockAfter}
            onChange={(_, data) => void set({ lockAfter: data.value as LockAfter })}
          >
            {MINUTES.map((minutes) => (
              <Radio
                key={minutes}
                value={minutes}
                label={t("settings.minutes", { count: Number(minutes) })}
              />
            ))}
            <Radio value="never" label={t("settings.lockNever")} />
          </RadioGroup>
        </Field>
      </Section>
      {workspace !== null && (
        <>
          <Section title={t("settings.workspace")}>
            <HomeMarket key={workspace.homeMarket} market={workspace.homeMarket} />
          </Section>
          <Section title={t("settings.you")}>
            <p>
              {t("settings.youAre", {
                name: workspace.userName,
                roles: workspace.roles.map((role) => roleText(t, role)).join(", "),
              })}
            </p>
          </Section>
        </>
      )}
      <Section title={t("settings.about")}>
        <p>
          {t("shell.appName")} · {t("settings.version", { version })}
        </p>
      </Section>
    </Page>
  );
}
