// The one list of what a shell may call. Tauri's handlers and permissions, the
// TypeScript functions and the devhost's routes are all made from it.
//
// This file is also `include!`d by the desktop's build script, so it holds
// nothing but the list: name, request, answer, deed.
//
// A line reads: `name(Request) -> Answer = deed;`

/// Hands the list of calls to the macro `$with`.
#[macro_export]
macro_rules! calls {
    ($with:ident) => {
        $with! {
            app_state(Nothing) -> AppState = state::app_state;
            job_cancel(CancelJob) -> Nothing = state::cancel_job;
            screen_painted(ScreenPainted) -> Nothing = state::screen_painted;
            settings_change(ChangeSettings) -> AppState = state::change_settings;
            columns_choose(ChooseColumns) -> AppState = tables::choose_columns;

            desk_lock(Nothing) -> AppState = lock::lock_desk;
            desk_unlock(UnlockDesk) -> AppState = lock::unlock_desk;

            file_pick(PickFile) -> PickedFiles = files::pick_file;
            file_save_target(PickSaveTarget) -> PickedFiles = files::pick_save_target;
            handed_over(Nothing) -> HandedOver = files::handed_over;

            workspace_list(Nothing) -> WorkspaceList = workspace::list_workspaces;
            workspace_begin(BeginWorkspace) -> BegunWorkspace = workspace::begin_workspace;
            workspace_finish(FinishWorkspace) -> AppState = workspace::finish_workspace;
            workspace_abandon(AbandonWorkspace) -> Nothing = workspace::abandon_workspace;
            workspace_open(OpenWorkspace) -> AppState = workspace::open_workspace;
            workspace_close(Nothing) -> AppState = workspace::close_workspace;
            workspace_set_market(SetMarket) -> AppState = workspace::set_market;
            workspace_change_cover(ChangeCover) -> AppState = workspace::change_cover;
            workspace_before_forgetting(Nothing) -> BeforeForgetting = workspace::before_forgetting;
            workspace_forget(ForgetWorkspace) -> Forgotten = workspace::forget_workspace;
            workspace_forget_unopened(ForgetUnopened) -> Forgotten = workspace::forget_unopened;
            workspace_backup(BackUp) -> BackupMade = workspace::back_up_workspace;
            workspace_backups(ListBackups) -> BackupList = workspace::list_backups;
            workspace_copy_now(Nothing) -> BackupList = workspace::copy_now;
            backup_inspect(InspectBackup) -> BackupContents = workspace::inspect_backup;
            backup_restore(RestoreBackup) -> AppState = workspace::restore_backup;

            keys_list(Nothing) -> Keys = keys::list_keys;
            keys_set_passphrase(SetPassphrase) -> Keys = keys::set_passphrase;
            keys_remove_passphrase(Nothing) -> Keys = keys::remove_passphrase;
            keys_begin_recovery(Nothing) -> BegunWorkspace = keys::begin_recovery_key;
            keys_finish_recovery(FinishKey) -> Keys = keys::finish_recovery_key;
            keys_begin_change(BeginKeyChange) -> BegunWorkspace = keys::begin_key_change;
            keys_finish_change(FinishKeyChange) -> KeyChanged = keys::finish_key_change;
            keys_use_keychain(UseKeychain) -> Keys = keys::use_keychain;

            price_list_inspect(InspectPriceList) -> PriceListPreview = price_list::inspect_price_list;
            price_list_import(ImportPriceList) -> ImportReport = price_list::import_price_list;
            price_list_refused_save(SaveRefusedRows) -> RefusedRowsSaved = price_list::save_refused_rows;
            price_list_list(Nothing) -> PriceLists = price_list::list_price_lists;
            price_list_remove(PriceListRef) -> PriceLists = price_list::remove_price_list;
            price_list_restore(PriceListRef) -> PriceLists = price_list::restore_price_list;

            catalog_page(CatalogQuery) -> CatalogPage = catalog::search_catalog;
            catalog_choices(Nothing) -> CatalogChoices = catalog::list_choices;
            catalog_export(ExportCatalog) -> CatalogExported = catalog::export_catalog;
            catalog_offer(OfferRef) -> OfferDetail = catalog::show_offer;
            featured_list(Nothing) -> FeaturedOffers = catalog::list_featured;
            offer_feature(FeatureOffer) -> FeaturedOffers = catalog::feature_offer;
            offer_unfeature(OfferRef) -> FeaturedOffers = catalog::unfeature_offer;
            featured_move(MoveFeatured) -> FeaturedOffers = catalog::move_featured;

            view_list(Nothing) -> SavedViews = tables::list_views;
            view_keep(KeepView) -> SavedViews = tables::keep_view;
            view_delete(SavedViewRef) -> SavedViews = tables::delete_view;

            edit_undo(Nothing) -> UndoState = edit::undo_edit;
            edit_redo(Nothing) -> UndoState = edit::redo_edit;
            edit_steps(Nothing) -> UndoState = edit::undo_state;
            outbox_list(PageQuery) -> Outbox = edit::list_outbox;
            outbox_refused(PageQuery) -> RefusedCommands = team::list_refused;
            outbox_retry(CommandRef) -> Nothing = team::retry_command;
            outbox_drop(CommandRef) -> Nothing = team::drop_command;
            outbox_export(ExportOutbox) -> OutboxExported = team::export_outbox;
            record_list(RecordQuery) -> RecordPage = record::list_record;
            record_choices(Nothing) -> RecordChoices = record::record_choices;
            record_verify(VerifyRecord) -> RecordProof = record::verify_record;
            record_export(ExportRecord) -> RecordExported = record::export_record;

            hub_status(Nothing) -> HubStatus = team::hub_status;
            hub_read_invitation(InvitationText) -> InvitationContents = team::read_invitation;
            hub_publish(PublishTo) -> HubStatus = team::publish_workspace;
            hub_join(BeginJoin) -> BegunWorkspace = team::begin_join;
            hub_invite(MakeInvitation) -> InvitationMade = team::invite_person;
            hub_leave(Nothing) -> LeftHub = team::leave_hub;
            hub_confirm_restored(Nothing) -> HubStatus = team::confirm_restored_hub;
            sync_now(Nothing) -> SyncReport = team::sync_now;
            conflict_list(ConflictQuery) -> Conflicts = team::list_conflicts;
            conflict_resolve(ResolveConflicts) -> ConflictsResolved = team::resolve_conflicts;
            device_list(Nothing) -> Devices = team::list_devices;
            device_rename(RenameDevice) -> Devices = team::rename_device;
            device_revoke(DeviceRef) -> Devices = team::revoke_device;
            people_list(Nothing) -> People = team::list_people;
            person_add(AddPerson) -> People = team::add_person;
            person_edit(EditPerson) -> People = team::edit_person;
            person_role(ChangeRole) -> People = team::change_role;

            account_show(Nothing) -> AccountView = account::show_account;
            account_set(SetAccountFields) -> AccountView = account::set_fields;
            account_observe(ObserveProfile) -> AccountView = account::observe_profile;
            account_observe_fields(ObserveFields) -> AccountView = account::observe_fields;
            account_carry(CarryOver) -> AccountView = account::carry_over;
            account_check(CheckProfile) -> ProfileChecked = account::check_profile;
            account_checklist(Nothing) -> ChecklistView = account::show_checklist;

            user_list(UserQuery) -> UserPage = people::list_users;
            user_show(UserRef) -> UserDetail = people::show_user;
            user_create(NewUser) -> UserDetail = people::create_user;
            user_edit(EditPerson) -> UserDetail = people::edit_user;
            user_state(UserState) -> UserDetail = people::set_user_state;
            user_delete(UserRef) -> UserDetail = people::delete_user;
            user_restore(UserRef) -> UserDetail = people::restore_user;
            user_locations(ChangeLocations) -> UserDetail = people::change_locations;
            user_roles(ChangeRoles) -> UserDetail = people::change_roles;
            user_import_inspect(InspectPeople) -> PeoplePreview = people::inspect_people;
            user_import(ImportPeople) -> PeopleImported = people::import_people;
            user_refused_save(SaveRefusedPeople) -> RefusedRowsSaved = people::save_refused_people;
            user_export(ExportUsers) -> UsersExported = people::export_users;
            user_explain(UserRef) -> Explanation = people::explain_user;
            role_catalogue(Nothing) -> RoleCatalogue = people::role_catalogue;
            role_policies(ChangePolicies) -> RoleCatalogue = people::change_policies;
            role_stage(StageRoles) -> StagedRoles = people::stage_roles;
            role_staged(Nothing) -> StagedRoles = people::list_staged_roles;
            role_unstage(Nothing) -> StagedRoles = people::clear_staged_roles;
            role_review(Nothing) -> StagedReview = people::review_staged_roles;
            role_commit(Nothing) -> StagedCommitted = people::commit_staged_roles;
            role_who_can(TaskRef) -> WhoCan = people::who_can;
            role_minimal(MinimalAsk) -> MinimalRoles = people::minimal_roles;
            template_list(Nothing) -> RoleTemplates = people::list_templates;
            template_add(NewTemplate) -> RoleTemplates = people::add_template;
            template_edit(ChangeTemplate) -> RoleTemplates = people::edit_template;
            template_remove(TemplateRef) -> RoleTemplates = people::remove_template;
            template_restore(TemplateRef) -> RoleTemplates = people::restore_template;
            template_apply(ApplyTemplate) -> RoleTemplates = people::apply_template;
            password_list(Nothing) -> PasswordRequests = people::list_password_requests;
            password_request(UserRef) -> PasswordRequests = people::request_password;
            password_settle(SettlePassword) -> PasswordRequests = people::settle_password;
            envelope_seal(SealEnvelope) -> Envelopes = envelopes::seal_envelope;
            envelope_list(Nothing) -> Envelopes = envelopes::list_envelopes;
            envelope_open(EnvelopeRef) -> EnvelopeOpened = envelopes::open_envelope;
            envelope_hand(HandEnvelope) -> Envelopes = envelopes::hand_envelope;
            envelope_wipe(EnvelopeRef) -> Envelopes = envelopes::wipe_envelope;
            envelope_slip(PrintSlip) -> SlipPrinted = envelopes::print_slip;
        }
    };
}
