// The refused rows of a file of users, into a file; without passwords.
import type { PeopleCorrections, PickedFile } from "../../ipc/bindings";
import { useJob } from "../../ipc/jobs";
import { SaveRefused } from "../../parts/import/save_refused";
import { useWhyNot } from "../../parts/rights";

interface SaveRefusedPeopleProps {
  file: PickedFile;
  corrections: PeopleCorrections;
}

export function SaveRefusedPeople({ file, corrections }: SaveRefusedPeopleProps) {
  const whyNot = useWhyNot("users.create");
  const saving = useJob("user_refused_save");
  return (
    <SaveRefused
      file={file.name}
      whyNot={whyNot}
      saving={saving}
      onSave={(target, language) => saving.run({ file: file.token, target, corrections, language })}
    />
  );
}
