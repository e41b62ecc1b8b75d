// The devices that edit the workspace.
import { useQuery } from "@tanstack/react-query";
import { reads } from "../../ipc/queries";
import { Cards } from "../../parts/card";
import { Loading } from "../../parts/loading";
import { FailureNote } from "../../parts/notes";
import { Section } from "../../parts/section";
import { ShowMore } from "../../parts/show_more";
import { useWords } from "../../text/words";
import { Device } from "./device";

const STEP = 50;

export function Devices() {
  const { t } = useWords();
  const devices = useQuery(reads("device_list", {}));
  return (
    <Section title={t("team.devices.title")}>
      <FailureNote failure={devices.error} />
      {devices.isPending && <Loading />}
      {devices.isSuccess && devices.data.devices.length === 0 && <p>{t("team.devices.none")}</p>}
      {devices.isSuccess && (
        <ShowMore items={devices.data.devices} step={STEP}>
          {(shown) => (
            <Cards>
              {shown.map((device) => (
                <Device key={device.id} device={device} />
              ))}
            </Cards>
          )}
        </ShowMore>
      )}
    </Section>
  );
}
