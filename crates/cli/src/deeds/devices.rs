//! `desk device`: the devices that edit the workspace. Each command answers with
//! all of them.

use desk_app::deeds::team::{list_devices, rename_device, revoke_device};
use desk_app::views::{DeviceRef, DeviceView, Devices, Nothing, RenameDevice};
use serde::Serialize;

use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::{parts, table};

#[derive(Serialize)]
struct Listed {
    devices: Vec<Device>,
}

#[derive(Serialize)]
struct Device {
    device_id: String,
    name: String,
    person: String,
    is_this: bool,
    revoked: bool,
    revoke_waits: bool,
    enrolled_at: Option<String>,
    last_seen: Option<String>,
}

pub(crate) async fn list(shell: &Shell) -> Result<Answer, Failure> {
    let devices =
        shell.in_workspace(async |desk| Ok(list_devices(desk, Nothing {}).await?)).await?;
    answer(shell, devices, "")
}

pub(crate) async fn rename(shell: &Shell, device: String, name: String) -> Result<Answer, Failure> {
    let ask = RenameDevice { device, name };
    let devices = shell.in_workspace(async |desk| Ok(rename_device(desk, ask).await?)).await?;
    answer(shell, devices, "")
}

pub(crate) async fn revoke(shell: &Shell, device: String) -> Result<Answer, Failure> {
    let ask = DeviceRef { device };
    let devices = shell.in_workspace(async |desk| Ok(revoke_device(desk, ask).await?)).await?;
    answer(shell, devices, shell.texts.team.not_a_wipe)
}

fn answer(shell: &Shell, devices: Devices, honest: &str) -> Result<Answer, Failure> {
    let devices: Vec<Device> = devices.devices.into_iter().map(Device::from).collect();
    let (heads, team) = (&shell.texts.heads, &shell.texts.team);
    let text = if devices.is_empty() {
        team.no_devices.to_owned()
    } else {
        let rows = devices.iter().map(|one| {
            let remarks = [
                (one.is_this, team.this_device),
                (one.revoked, team.revoked),
                (one.revoke_waits, team.revoke_waits),
            ];
            let remarks: Vec<_> =
                remarks.into_iter().filter_map(|(so, word)| so.then_some(word)).collect();
            [
                one.name.clone(),
                one.person.clone(),
                remarks.join(", "),
                one.enrolled_at.clone().unwrap_or_default(),
                one.device_id.clone(),
            ]
        });
        let columns = [heads.name, team.person, heads.remarks, heads.when, heads.id];
        parts([table(columns, &[], rows), honest.to_owned()])
    };
    Answer::new(Listed { devices }, text)
}

impl From<DeviceView> for Device {
    fn from(one: DeviceView) -> Self {
        Self {
            device_id: one.id,
            name: one.name,
            person: one.person_name,
            is_this: one.is_this,
            revoked: one.revoked,
            revoke_waits: one.revoke_waits,
            enrolled_at: one.enrolled_at,
            last_seen: one.last_seen,
        }
    }
}
