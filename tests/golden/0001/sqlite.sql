BEGIN TRANSACTION;
CREATE TABLE access_event (
	id INTEGER NOT NULL, 
	person_id INTEGER, 
	typed_login TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	terminal_id INTEGER, 
	detail TEXT, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_access_event PRIMARY KEY (id), 
	CONSTRAINT ck_access_event_kind CHECK (kind IN ('logged in', 'logged out', 'log-in failed', 'credentials accepted for a signature', 'signing failed', 'locked out', 'lock-out ended', 'refused')), 
	CONSTRAINT fk_access_event_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_access_event_terminal_id FOREIGN KEY(terminal_id) REFERENCES terminal (id)
);
INSERT INTO "access_event" VALUES(1,3,'quinn','credentials accepted for a signature',1,NULL,'2026-11-22T11:10:54.794252Z');
INSERT INTO "access_event" VALUES(2,4,'anna','log-in failed',NULL,NULL,'2026-11-22T11:10:54.838565Z');
CREATE TABLE acknowledgement (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	statement TEXT NOT NULL, 
	acknowledged_at TEXT NOT NULL, 
	CONSTRAINT pk_acknowledgement PRIMARY KEY (id), 
	CONSTRAINT fk_acknowledgement_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_acknowledgement_person_id UNIQUE (person_id)
);
INSERT INTO "acknowledgement" VALUES(1,3,'I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once.','2026-11-22T11:10:54.749604Z');
INSERT INTO "acknowledgement" VALUES(2,4,'I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once.','2026-11-22T11:10:54.768368Z');
CREATE TABLE act (
	id INTEGER NOT NULL, 
	header_version INTEGER NOT NULL, 
	stream TEXT NOT NULL, 
	action TEXT NOT NULL, 
	actor_id INTEGER, 
	actor_name TEXT NOT NULL, 
	actor_role TEXT NOT NULL, 
	session_person_id INTEGER, 
	terminal_id INTEGER, 
	reason TEXT, 
	at TEXT NOT NULL, 
	schema_revision TEXT NOT NULL, 
	software_version TEXT NOT NULL, 
	database_user TEXT NOT NULL, 
	CONSTRAINT pk_act PRIMARY KEY (id), 
	CONSTRAINT ck_act_reason CHECK (reason IS NULL OR length(trim(reason)) >= 2), 
	CONSTRAINT fk_act_actor_id FOREIGN KEY(actor_id) REFERENCES person (id), 
	CONSTRAINT fk_act_link FOREIGN KEY(id) REFERENCES link (act_id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_act_session_person_id FOREIGN KEY(session_person_id) REFERENCES person (id), 
	CONSTRAINT fk_act_terminal_id FOREIGN KEY(terminal_id) REFERENCES terminal (id)
);
INSERT INTO "act" VALUES(1,1,'site','site.make',NULL,'Olga Installer','installer',NULL,NULL,NULL,'2026-11-22T11:10:54.687197Z','0001','0.1.0','embedded');
INSERT INTO "act" VALUES(2,1,'site','terminal.register',2,'Adam Admin','administrator',2,NULL,NULL,'2026-11-22T11:10:54.716263Z','0001','0.1.0','embedded');
INSERT INTO "act" VALUES(3,1,'person/anna','account.open',2,'Adam Admin','administrator',2,NULL,NULL,'2026-11-22T11:10:54.724555Z','0001','0.1.0','embedded');
INSERT INTO "act" VALUES(4,1,'person/quinn','credential.choose',3,'Quinn Quality','qa',3,NULL,NULL,'2026-11-22T11:10:54.735447Z','0001','0.1.0','embedded');
INSERT INTO "act" VALUES(5,1,'person/quinn','signature.acknowledge',3,'Quinn Quality','qa',3,NULL,NULL,'2026-11-22T11:10:54.749604Z','0001','0.1.0','embedded');
INSERT INTO "act" VALUES(6,1,'person/anna','credential.choose',4,'Anna Kowal','anyone',4,NULL,NULL,'2026-11-22T11:10:54.757432Z','0001','0.1.0','embedded');
INSERT INTO "act" VALUES(7,1,'person/anna','signature.acknowledge',4,'Anna Kowal','anyone',4,NULL,NULL,'2026-11-22T11:10:54.768368Z','0001','0.1.0','embedded');
INSERT INTO "act" VALUES(8,1,'person/anna','role.propose',2,'Adam Admin','administrator',2,NULL,NULL,'2026-11-22T11:10:54.774991Z','0001','0.1.0','embedded');
INSERT INTO "act" VALUES(9,1,'person/quinn','access.note',3,'Quinn Quality','qa',3,1,NULL,'2026-11-22T11:10:54.794252Z','0001','0.1.0','embedded');
INSERT INTO "act" VALUES(10,1,'person/anna','role.approve',3,'Quinn Quality','qa',3,1,NULL,'2026-11-22T11:10:54.810894Z','0001','0.1.0','embedded');
INSERT INTO "act" VALUES(11,1,'person/anna','account.change',2,'Adam Admin','administrator',2,NULL,'she married','2026-11-22T11:10:54.827662Z','0001','0.1.0','embedded');
INSERT INTO "act" VALUES(12,1,'person/anna','access.note',1,'nkmfg (the software)','system',NULL,NULL,NULL,'2026-11-22T11:10:54.838565Z','0001','0.1.0','embedded');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE change (
	id INTEGER NOT NULL, 
	act_id INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	op TEXT NOT NULL, 
	was TEXT, 
	became TEXT NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY (id), 
	CONSTRAINT ck_change_op CHECK (op IN ('I', 'U', 'M')), 
	CONSTRAINT fk_change_act_id FOREIGN KEY(act_id) REFERENCES act (id)
);
INSERT INTO "change" VALUES(1,1,'person',1,'I',NULL,'{"badge":null,"id":"1","identity_verified":null,"is_system":"true","login":"nkmfg","printed_name":"nkmfg (the software)","state":"active"}');
INSERT INTO "change" VALUES(2,1,'site_declaration',1,'I',NULL,'{"declared_at":"2026-11-22T11:10:54.687197Z","id":"1","kind":"commissioning","name":"Golden site","signature_id":null,"zone":"Europe/Minsk"}');
INSERT INTO "change" VALUES(3,1,'person',2,'I',NULL,'{"badge":"B-ADAM","id":"2","identity_verified":"passport seen","is_system":"false","login":"adam","printed_name":"Adam Admin","state":"active"}');
INSERT INTO "change" VALUES(4,1,'credential',1,'I',NULL,'{"id":"1","is_first":"true","kind":"password","person_id":"2","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$ahoWj9dZMew$wYpJKg","set_at":"2026-11-22T11:10:54.687197Z"}');
INSERT INTO "change" VALUES(5,1,'role_grant',1,'I',NULL,'{"effective_at":"2026-11-22T11:10:54.687197Z","ended_at":null,"ended_by_id":null,"id":"1","is_bootstrap":"true","person_id":"2","proposed_at":"2026-11-22T11:10:54.687197Z","proposed_by_id":null,"role":"administrator","signature_id":null,"state":"effective"}');
INSERT INTO "change" VALUES(6,1,'person',3,'I',NULL,'{"badge":"B-QUINN","id":"3","identity_verified":"passport seen","is_system":"false","login":"quinn","printed_name":"Quinn Quality","state":"active"}');
INSERT INTO "change" VALUES(7,1,'credential',2,'I',NULL,'{"id":"2","is_first":"true","kind":"password","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$ZEmtGkKy58Q$mIrtzQ","set_at":"2026-11-22T11:10:54.687197Z"}');
INSERT INTO "change" VALUES(8,1,'role_grant',2,'I',NULL,'{"effective_at":"2026-11-22T11:10:54.687197Z","ended_at":null,"ended_by_id":null,"id":"2","is_bootstrap":"true","person_id":"3","proposed_at":"2026-11-22T11:10:54.687197Z","proposed_by_id":null,"role":"qa","signature_id":null,"state":"effective"}');
INSERT INTO "change" VALUES(9,2,'terminal',1,'I',NULL,'{"id":"1","name":"Tablet 2","place":"cleanroom \"2\" \\ left","registered_at":"2026-11-22T11:10:54.716263Z","retired_at":null,"token_hash":"3e11f0baab9a493ae6f1ac9f7cf07a0762667240798e1c715d814b934f534d44"}');
INSERT INTO "change" VALUES(10,3,'person',4,'I',NULL,'{"badge":"B-ANNA","id":"4","identity_verified":"passport seen","is_system":"false","login":"anna","printed_name":"Anna Kowal","state":"active"}');
INSERT INTO "change" VALUES(11,3,'credential',3,'I',NULL,'{"id":"3","is_first":"true","kind":"password","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$5YUd2s4kNIw$3/2RxQ","set_at":"2026-11-22T11:10:54.724555Z"}');
INSERT INTO "change" VALUES(12,4,'credential',2,'U','{"id":"2","is_first":"true","kind":"password","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$ZEmtGkKy58Q$mIrtzQ","set_at":"2026-11-22T11:10:54.687197Z"}','{"id":"2","is_first":"false","kind":"password","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$nj9G0+UXQJc$1rV4SA","set_at":"2026-11-22T11:10:54.735447Z"}');
INSERT INTO "change" VALUES(13,4,'credential',4,'I',NULL,'{"id":"4","is_first":"false","kind":"pin","person_id":"3","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$4OPn6lp+axk$yube7w","set_at":"2026-11-22T11:10:54.735447Z"}');
INSERT INTO "change" VALUES(14,5,'acknowledgement',1,'I',NULL,'{"acknowledged_at":"2026-11-22T11:10:54.749604Z","id":"1","person_id":"3","statement":"I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once."}');
INSERT INTO "change" VALUES(15,6,'credential',3,'U','{"id":"3","is_first":"true","kind":"password","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$5YUd2s4kNIw$3/2RxQ","set_at":"2026-11-22T11:10:54.724555Z"}','{"id":"3","is_first":"false","kind":"password","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$GBUjxrvnp2c$FTv7ag","set_at":"2026-11-22T11:10:54.757432Z"}');
INSERT INTO "change" VALUES(16,6,'credential',5,'I',NULL,'{"id":"5","is_first":"false","kind":"pin","person_id":"4","secret_hash":"$argon2id$v=19$m=8,t=1,p=1$socLjVt985U$FL8Gmg","set_at":"2026-11-22T11:10:54.757432Z"}');
INSERT INTO "change" VALUES(17,7,'acknowledgement',2,'I',NULL,'{"acknowledged_at":"2026-11-22T11:10:54.768368Z","id":"2","person_id":"4","statement":"I know that my electronic signature binds me in law as my handwritten signature does, that only I use my badge, password and PIN, and that I report their loss at once."}');
INSERT INTO "change" VALUES(18,8,'role_grant',3,'I',NULL,'{"effective_at":null,"ended_at":null,"ended_by_id":null,"id":"3","is_bootstrap":"false","person_id":"4","proposed_at":"2026-11-22T11:10:54.774991Z","proposed_by_id":"2","role":"technician","signature_id":null,"state":"proposed"}');
INSERT INTO "change" VALUES(19,9,'access_event',1,'I',NULL,'{"at":"2026-11-22T11:10:54.794252Z","detail":null,"id":"1","kind":"credentials accepted for a signature","person_id":"3","terminal_id":"1","typed_login":"quinn"}');
INSERT INTO "change" VALUES(20,10,'signed_copy',1,'I',NULL,'{"digest":"7e18e0cc08ca3cfb1b0c675096acedde594c09abeda7504fe6d96da1ea554637","id":"1","payload":"{\"facts\":{\"person\":\"anna\",\"printed name\":\"Anna Kowal\",\"proposed\":\"2026-11-22T11:10:54.774991+00:00\",\"role\":\"technician\"},\"meaning\":\"approved\",\"scope\":\"role/anna/technician/3\",\"statement\":\"Anna Kowal may act as technician.\",\"version\":1}","payload_version":"1"}');
INSERT INTO "change" VALUES(21,10,'signature',1,'I',NULL,'{"copy_id":"1","id":"1","meaning":"approved","proven_by":"badge and PIN","scope":"role/anna/technician/3","session_person_id":"3","signed_at":"2026-11-22T11:10:54.810894Z","signer_id":"3","signer_login":"quinn","signer_name":"Quinn Quality","signer_role":"qa","statement":"Anna Kowal may act as technician.","terminal_id":"1"}');
INSERT INTO "change" VALUES(22,10,'role_grant',3,'U','{"effective_at":null,"ended_at":null,"ended_by_id":null,"id":"3","is_bootstrap":"false","person_id":"4","proposed_at":"2026-11-22T11:10:54.774991Z","proposed_by_id":"2","role":"technician","signature_id":null,"state":"proposed"}','{"effective_at":"2026-11-22T11:10:54.810894Z","ended_at":null,"ended_by_id":null,"id":"3","is_bootstrap":"false","person_id":"4","proposed_at":"2026-11-22T11:10:54.774991Z","proposed_by_id":"2","role":"technician","signature_id":"1","state":"effective"}');
INSERT INTO "change" VALUES(23,11,'person',4,'U','{"badge":"B-ANNA","id":"4","identity_verified":"passport seen","is_system":"false","login":"anna","printed_name":"Anna Kowal","state":"active"}','{"badge":"B-ANNA-2","id":"4","identity_verified":"passport seen","is_system":"false","login":"anna","printed_name":"Анна Коваль-Ковалёва","state":"active"}');
INSERT INTO "change" VALUES(24,12,'access_event',2,'I',NULL,'{"at":"2026-11-22T11:10:54.838565Z","detail":null,"id":"2","kind":"log-in failed","person_id":"4","terminal_id":null,"typed_login":"anna"}');
CREATE TABLE clock_shift (
	id INTEGER NOT NULL, 
	forward_s INTEGER NOT NULL, 
	shifted_at TEXT NOT NULL, 
	CONSTRAINT pk_clock_shift PRIMARY KEY (id), 
	CONSTRAINT ck_clock_shift_forward_only CHECK (forward_s > 0)
);
CREATE TABLE credential (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	secret_hash TEXT NOT NULL, 
	is_first BOOLEAN NOT NULL, 
	set_at TEXT NOT NULL, 
	CONSTRAINT pk_credential PRIMARY KEY (id), 
	CONSTRAINT ck_credential_kind CHECK (kind IN ('password', 'pin')), 
	CONSTRAINT fk_credential_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_credential_person_id_kind UNIQUE (person_id, kind)
);
INSERT INTO "credential" VALUES(1,2,'password','$argon2id$v=19$m=8,t=1,p=1$ahoWj9dZMew$wYpJKg',1,'2026-11-22T11:10:54.687197Z');
INSERT INTO "credential" VALUES(2,3,'password','$argon2id$v=19$m=8,t=1,p=1$nj9G0+UXQJc$1rV4SA',0,'2026-11-22T11:10:54.735447Z');
INSERT INTO "credential" VALUES(3,4,'password','$argon2id$v=19$m=8,t=1,p=1$GBUjxrvnp2c$FTv7ag',0,'2026-11-22T11:10:54.757432Z');
INSERT INTO "credential" VALUES(4,3,'pin','$argon2id$v=19$m=8,t=1,p=1$4OPn6lp+axk$yube7w',0,'2026-11-22T11:10:54.735447Z');
INSERT INTO "credential" VALUES(5,4,'pin','$argon2id$v=19$m=8,t=1,p=1$socLjVt985U$FL8Gmg',0,'2026-11-22T11:10:54.757432Z');
CREATE TABLE link (
	act_id INTEGER NOT NULL, 
	stream TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	prev TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	CONSTRAINT pk_link PRIMARY KEY (act_id), 
	CONSTRAINT uq_link_stream_prev UNIQUE (stream, prev), 
	CONSTRAINT uq_link_stream_seq UNIQUE (stream, seq)
);
INSERT INTO "link" VALUES(1,'site',1,'0000000000000000000000000000000000000000000000000000000000000000','fccaef7f22ddb8db8253e30fa6855efe3284e08aea8524a1ca95cfd3dcd73c69');
INSERT INTO "link" VALUES(2,'site',2,'fccaef7f22ddb8db8253e30fa6855efe3284e08aea8524a1ca95cfd3dcd73c69','21d3d87615ad9588a861f4afe882cf6188828d65057d53f69f155385257e1814');
INSERT INTO "link" VALUES(3,'person/anna',1,'0000000000000000000000000000000000000000000000000000000000000000','b0a4a25559e7bed916e8d807c40560bc570174fffe368159754eb209fd702f24');
INSERT INTO "link" VALUES(4,'person/quinn',1,'0000000000000000000000000000000000000000000000000000000000000000','1397c5ef5ff2275ddac8342711c45c00a43f4003ce37827b24b9e4a39ee72b24');
INSERT INTO "link" VALUES(5,'person/quinn',2,'1397c5ef5ff2275ddac8342711c45c00a43f4003ce37827b24b9e4a39ee72b24','047022014f95842a881f82eea018df08a0238103f28d5c45c2cc555eb78b493f');
INSERT INTO "link" VALUES(6,'person/anna',2,'b0a4a25559e7bed916e8d807c40560bc570174fffe368159754eb209fd702f24','a03db270febf61d1e73e20baddff3cc773e9edabad41575f1eb82786a5f83d98');
INSERT INTO "link" VALUES(7,'person/anna',3,'a03db270febf61d1e73e20baddff3cc773e9edabad41575f1eb82786a5f83d98','1a76c91ed30143daa5097c246f11b6f6d68fc109419c57c261536b12144ec878');
INSERT INTO "link" VALUES(8,'person/anna',4,'1a76c91ed30143daa5097c246f11b6f6d68fc109419c57c261536b12144ec878','c942adea557ec78b197cfa9c292668f1ee067255eeafdbfb992b0dedabfb4033');
INSERT INTO "link" VALUES(9,'person/quinn',3,'047022014f95842a881f82eea018df08a0238103f28d5c45c2cc555eb78b493f','254150d7b96231135672dab009989062945d65653ebc9b85096b911d19311e54');
INSERT INTO "link" VALUES(10,'person/anna',5,'c942adea557ec78b197cfa9c292668f1ee067255eeafdbfb992b0dedabfb4033','3ca2e53855f7b074e22d7d915bc2ced00bf7d172a271235176be84d4ab1a8000');
INSERT INTO "link" VALUES(11,'person/anna',6,'3ca2e53855f7b074e22d7d915bc2ced00bf7d172a271235176be84d4ab1a8000','1fdf741f3196f971a7a209265cdef67a00176f2dbb81342e09dffba50e155c76');
INSERT INTO "link" VALUES(12,'person/anna',7,'1fdf741f3196f971a7a209265cdef67a00176f2dbb81342e09dffba50e155c76','acd4a448a5e02e991335d69bef0a6c55337d2bf6e7f9617fd97e6f9998727dcb');
CREATE TABLE nonce (
	id INTEGER NOT NULL, 
	token TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	CONSTRAINT pk_nonce PRIMARY KEY (id), 
	CONSTRAINT uq_nonce_token UNIQUE (token)
);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	login TEXT NOT NULL, 
	printed_name TEXT NOT NULL, 
	badge TEXT, 
	state TEXT NOT NULL, 
	is_system BOOLEAN NOT NULL, 
	identity_verified TEXT, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT ck_person_state CHECK (state IN ('active', 'disabled')), 
	CONSTRAINT uq_person_badge UNIQUE (badge), 
	CONSTRAINT uq_person_login UNIQUE (login)
);
INSERT INTO "person" VALUES(1,'nkmfg','nkmfg (the software)',NULL,'active',1,NULL);
INSERT INTO "person" VALUES(2,'adam','Adam Admin','B-ADAM','active',0,'passport seen');
INSERT INTO "person" VALUES(3,'quinn','Quinn Quality','B-QUINN','active',0,'passport seen');
INSERT INTO "person" VALUES(4,'anna','Анна Коваль-Ковалёва','B-ANNA-2','active',0,'passport seen');
CREATE TABLE role_grant (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	state TEXT NOT NULL, 
	is_bootstrap BOOLEAN NOT NULL, 
	proposed_by_id INTEGER, 
	proposed_at TEXT NOT NULL, 
	effective_at TEXT, 
	signature_id INTEGER, 
	ended_at TEXT, 
	ended_by_id INTEGER, 
	CONSTRAINT pk_role_grant PRIMARY KEY (id), 
	CONSTRAINT ck_role_grant_role CHECK (role IN ('technician', 'head_of_production', 'qc_analyst', 'qa', 'authorised_person', 'clinician', 'identity', 'administrator')), 
	CONSTRAINT ck_role_grant_gmp_roles_are_signed CHECK (state = 'proposed' OR state = 'refused' OR is_bootstrap OR role = 'administrator' OR signature_id IS NOT NULL), 
	CONSTRAINT ck_role_grant_state CHECK (state IN ('proposed', 'effective', 'refused', 'ended')), 
	CONSTRAINT ck_role_grant_not_by_oneself CHECK (person_id <> ended_by_id), 
	CONSTRAINT ck_role_grant_not_to_oneself CHECK (person_id <> proposed_by_id), 
	CONSTRAINT fk_role_grant_ended_by_id FOREIGN KEY(ended_by_id) REFERENCES person (id), 
	CONSTRAINT fk_role_grant_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_role_grant_proposed_by_id FOREIGN KEY(proposed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_role_grant_signature_id FOREIGN KEY(signature_id) REFERENCES signature (id)
);
INSERT INTO "role_grant" VALUES(1,2,'administrator','effective',1,NULL,'2026-11-22T11:10:54.687197Z','2026-11-22T11:10:54.687197Z',NULL,NULL,NULL);
INSERT INTO "role_grant" VALUES(2,3,'qa','effective',1,NULL,'2026-11-22T11:10:54.687197Z','2026-11-22T11:10:54.687197Z',NULL,NULL,NULL);
INSERT INTO "role_grant" VALUES(3,4,'technician','effective',0,2,'2026-11-22T11:10:54.774991Z','2026-11-22T11:10:54.810894Z',1,NULL,NULL);
CREATE TABLE signature (
	id INTEGER NOT NULL, 
	copy_id INTEGER NOT NULL, 
	scope TEXT NOT NULL, 
	meaning TEXT NOT NULL, 
	statement TEXT NOT NULL, 
	signer_id INTEGER NOT NULL, 
	signer_name TEXT NOT NULL, 
	signer_role TEXT NOT NULL, 
	signer_login TEXT NOT NULL, 
	session_person_id INTEGER, 
	terminal_id INTEGER, 
	proven_by TEXT NOT NULL, 
	signed_at TEXT NOT NULL, 
	CONSTRAINT pk_signature PRIMARY KEY (id), 
	CONSTRAINT ck_signature_meaning CHECK (meaning IN ('performed', 'verified', 'reviewed', 'approved', 'released', 'rejected')), 
	CONSTRAINT ck_signature_signer_name CHECK (length(signer_name) > 0), 
	CONSTRAINT ck_signature_statement CHECK (length(statement) > 0), 
	CONSTRAINT fk_signature_copy_id FOREIGN KEY(copy_id) REFERENCES signed_copy (id), 
	CONSTRAINT fk_signature_session_person_id FOREIGN KEY(session_person_id) REFERENCES person (id), 
	CONSTRAINT fk_signature_signer_id FOREIGN KEY(signer_id) REFERENCES person (id), 
	CONSTRAINT fk_signature_terminal_id FOREIGN KEY(terminal_id) REFERENCES terminal (id)
);
INSERT INTO "signature" VALUES(1,1,'role/anna/technician/3','approved','Anna Kowal may act as technician.',3,'Quinn Quality','qa','quinn',3,1,'badge and PIN','2026-11-22T11:10:54.810894Z');
CREATE TABLE signed_copy (
	id INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	payload_version INTEGER NOT NULL, 
	payload TEXT NOT NULL, 
	CONSTRAINT pk_signed_copy PRIMARY KEY (id), 
	CONSTRAINT uq_signed_copy_digest UNIQUE (digest)
);
INSERT INTO "signed_copy" VALUES(1,'7e18e0cc08ca3cfb1b0c675096acedde594c09abeda7504fe6d96da1ea554637',1,'{"facts":{"person":"anna","printed name":"Anna Kowal","proposed":"2026-11-22T11:10:54.774991+00:00","role":"technician"},"meaning":"approved","scope":"role/anna/technician/3","statement":"Anna Kowal may act as technician.","version":1}');
CREATE TABLE signing_period (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	terminal_id INTEGER NOT NULL, 
	used_at TEXT NOT NULL, 
	CONSTRAINT pk_signing_period PRIMARY KEY (id), 
	CONSTRAINT fk_signing_period_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_signing_period_terminal_id FOREIGN KEY(terminal_id) REFERENCES terminal (id), 
	CONSTRAINT uq_signing_period_person_id_terminal_id UNIQUE (person_id, terminal_id)
);
INSERT INTO "signing_period" VALUES(1,3,1,'2026-11-22T11:10:54.803077Z');
CREATE TABLE site_declaration (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	zone TEXT NOT NULL, 
	declared_at TEXT NOT NULL, 
	signature_id INTEGER, 
	CONSTRAINT pk_site_declaration PRIMARY KEY (id), 
	CONSTRAINT ck_site_declaration_production_is_signed CHECK (kind <> 'production' OR signature_id IS NOT NULL), 
	CONSTRAINT ck_site_declaration_kind CHECK (kind IN ('demo', 'commissioning', 'production')), 
	CONSTRAINT fk_site_declaration_signature_id FOREIGN KEY(signature_id) REFERENCES signature (id)
);
INSERT INTO "site_declaration" VALUES(1,'commissioning','Golden site','Europe/Minsk','2026-11-22T11:10:54.687197Z',NULL);
CREATE TABLE stream (
	name TEXT NOT NULL, 
	CONSTRAINT pk_stream PRIMARY KEY (name)
);
CREATE TABLE terminal (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	place TEXT NOT NULL, 
	token_hash TEXT NOT NULL, 
	registered_at TEXT NOT NULL, 
	retired_at TEXT, 
	CONSTRAINT pk_terminal PRIMARY KEY (id), 
	CONSTRAINT uq_terminal_name UNIQUE (name), 
	CONSTRAINT uq_terminal_token_hash UNIQUE (token_hash)
);
INSERT INTO "terminal" VALUES(1,'Tablet 2','cleanroom "2" \ left','3e11f0baab9a493ae6f1ac9f7cf07a0762667240798e1c715d814b934f534d44','2026-11-22T11:10:54.716263Z',NULL);
CREATE TABLE web_session (
	id INTEGER NOT NULL, 
	token_hash TEXT NOT NULL, 
	person_id INTEGER, 
	terminal_id INTEGER, 
	opened_at TEXT NOT NULL, 
	seen_at TEXT NOT NULL, 
	locked_at TEXT, 
	contents TEXT NOT NULL, 
	CONSTRAINT pk_web_session PRIMARY KEY (id), 
	CONSTRAINT fk_web_session_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_web_session_terminal_id FOREIGN KEY(terminal_id) REFERENCES terminal (id), 
	CONSTRAINT uq_web_session_token_hash UNIQUE (token_hash)
);
CREATE INDEX ix_access_event_person ON access_event (person_id, id);
CREATE INDEX ix_act_stream ON act (stream, id);
CREATE INDEX ix_signature_copy ON signature (copy_id);
CREATE INDEX ix_signature_scope ON signature (scope);
CREATE INDEX ix_change_act ON change (act_id);
CREATE INDEX ix_change_row ON change (table_name, row_id, id);
CREATE INDEX ix_role_grant_person ON role_grant (person_id, state);
CREATE TRIGGER clock_shift_no_delete BEFORE DELETE ON clock_shift BEGIN SELECT RAISE(ABORT, 'nkmfg: clock_shift is never deleted'); END;
CREATE TRIGGER clock_shift_no_replace BEFORE INSERT ON clock_shift WHEN EXISTS (SELECT 1 FROM clock_shift WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'nkmfg: clock_shift row is there already'); END;
CREATE TRIGGER clock_shift_no_update BEFORE UPDATE ON clock_shift BEGIN SELECT RAISE(ABORT, 'nkmfg: clock_shift is written once'); END;
CREATE TRIGGER clock_shift_inserted AFTER INSERT ON clock_shift BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'clock_shift', NEW.id, 'I', NULL, '{'||'"forward_s":'||json_quote(CAST(NEW.forward_s AS TEXT))||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"shifted_at":'||json_quote(NEW.shifted_at)||'}'); END;
CREATE TRIGGER link_no_delete BEFORE DELETE ON link BEGIN SELECT RAISE(ABORT, 'nkmfg: link is never deleted'); END;
CREATE TRIGGER link_no_replace BEFORE INSERT ON link WHEN EXISTS (SELECT 1 FROM link WHERE act_id = NEW.act_id) OR EXISTS (SELECT 1 FROM link WHERE stream = NEW.stream AND prev = NEW.prev) OR EXISTS (SELECT 1 FROM link WHERE stream = NEW.stream AND seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'nkmfg: link row is there already'); END;
CREATE TRIGGER link_no_update BEFORE UPDATE ON link BEGIN SELECT RAISE(ABORT, 'nkmfg: link is written once'); END;
CREATE TRIGGER person_no_delete BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'nkmfg: person is never deleted'); END;
CREATE TRIGGER person_no_replace BEFORE INSERT ON person WHEN EXISTS (SELECT 1 FROM person WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'nkmfg: person row is there already'); END;
CREATE TRIGGER person_inserted AFTER INSERT ON person BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'person', NEW.id, 'I', NULL, '{'||'"badge":'||json_quote(NEW.badge)||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"identity_verified":'||json_quote(NEW.identity_verified)||','||'"is_system":'||json_quote(CASE NEW.is_system WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"login":'||json_quote(NEW.login)||','||'"printed_name":'||json_quote(NEW.printed_name)||','||'"state":'||json_quote(NEW.state)||'}'); END;
CREATE TRIGGER person_updated AFTER UPDATE ON person WHEN '{'||'"badge":'||json_quote(OLD.badge)||','||'"id":'||json_quote(CAST(OLD.id AS TEXT))||','||'"identity_verified":'||json_quote(OLD.identity_verified)||','||'"is_system":'||json_quote(CASE OLD.is_system WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"login":'||json_quote(OLD.login)||','||'"printed_name":'||json_quote(OLD.printed_name)||','||'"state":'||json_quote(OLD.state)||'}' IS NOT '{'||'"badge":'||json_quote(NEW.badge)||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"identity_verified":'||json_quote(NEW.identity_verified)||','||'"is_system":'||json_quote(CASE NEW.is_system WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"login":'||json_quote(NEW.login)||','||'"printed_name":'||json_quote(NEW.printed_name)||','||'"state":'||json_quote(NEW.state)||'}' BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; SELECT RAISE(ABORT, 'nkmfg: the key of a row never changes') WHERE OLD.id IS NOT NEW.id; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'person', NEW.id, 'U', '{'||'"badge":'||json_quote(OLD.badge)||','||'"id":'||json_quote(CAST(OLD.id AS TEXT))||','||'"identity_verified":'||json_quote(OLD.identity_verified)||','||'"is_system":'||json_quote(CASE OLD.is_system WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"login":'||json_quote(OLD.login)||','||'"printed_name":'||json_quote(OLD.printed_name)||','||'"state":'||json_quote(OLD.state)||'}', '{'||'"badge":'||json_quote(NEW.badge)||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"identity_verified":'||json_quote(NEW.identity_verified)||','||'"is_system":'||json_quote(CASE NEW.is_system WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"login":'||json_quote(NEW.login)||','||'"printed_name":'||json_quote(NEW.printed_name)||','||'"state":'||json_quote(NEW.state)||'}'); END;
CREATE TRIGGER signed_copy_no_delete BEFORE DELETE ON signed_copy BEGIN SELECT RAISE(ABORT, 'nkmfg: signed_copy is never deleted'); END;
CREATE TRIGGER signed_copy_no_replace BEFORE INSERT ON signed_copy WHEN EXISTS (SELECT 1 FROM signed_copy WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM signed_copy WHERE digest = NEW.digest) BEGIN SELECT RAISE(ABORT, 'nkmfg: signed_copy row is there already'); END;
CREATE TRIGGER signed_copy_no_update BEFORE UPDATE ON signed_copy BEGIN SELECT RAISE(ABORT, 'nkmfg: signed_copy is written once'); END;
CREATE TRIGGER signed_copy_inserted AFTER INSERT ON signed_copy BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'signed_copy', NEW.id, 'I', NULL, '{'||'"digest":'||json_quote(NEW.digest)||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"payload":'||json_quote(NEW.payload)||','||'"payload_version":'||json_quote(CAST(NEW.payload_version AS TEXT))||'}'); END;
CREATE TRIGGER terminal_no_delete BEFORE DELETE ON terminal BEGIN SELECT RAISE(ABORT, 'nkmfg: terminal is never deleted'); END;
CREATE TRIGGER terminal_no_replace BEFORE INSERT ON terminal WHEN EXISTS (SELECT 1 FROM terminal WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'nkmfg: terminal row is there already'); END;
CREATE TRIGGER terminal_inserted AFTER INSERT ON terminal BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'terminal', NEW.id, 'I', NULL, '{'||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"name":'||json_quote(NEW.name)||','||'"place":'||json_quote(NEW.place)||','||'"registered_at":'||json_quote(NEW.registered_at)||','||'"retired_at":'||json_quote(NEW.retired_at)||','||'"token_hash":'||json_quote(NEW.token_hash)||'}'); END;
CREATE TRIGGER terminal_updated AFTER UPDATE ON terminal WHEN '{'||'"id":'||json_quote(CAST(OLD.id AS TEXT))||','||'"name":'||json_quote(OLD.name)||','||'"place":'||json_quote(OLD.place)||','||'"registered_at":'||json_quote(OLD.registered_at)||','||'"retired_at":'||json_quote(OLD.retired_at)||','||'"token_hash":'||json_quote(OLD.token_hash)||'}' IS NOT '{'||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"name":'||json_quote(NEW.name)||','||'"place":'||json_quote(NEW.place)||','||'"registered_at":'||json_quote(NEW.registered_at)||','||'"retired_at":'||json_quote(NEW.retired_at)||','||'"token_hash":'||json_quote(NEW.token_hash)||'}' BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; SELECT RAISE(ABORT, 'nkmfg: the key of a row never changes') WHERE OLD.id IS NOT NEW.id; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'terminal', NEW.id, 'U', '{'||'"id":'||json_quote(CAST(OLD.id AS TEXT))||','||'"name":'||json_quote(OLD.name)||','||'"place":'||json_quote(OLD.place)||','||'"registered_at":'||json_quote(OLD.registered_at)||','||'"retired_at":'||json_quote(OLD.retired_at)||','||'"token_hash":'||json_quote(OLD.token_hash)||'}', '{'||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"name":'||json_quote(NEW.name)||','||'"place":'||json_quote(NEW.place)||','||'"registered_at":'||json_quote(NEW.registered_at)||','||'"retired_at":'||json_quote(NEW.retired_at)||','||'"token_hash":'||json_quote(NEW.token_hash)||'}'); END;
CREATE TRIGGER access_event_no_delete BEFORE DELETE ON access_event BEGIN SELECT RAISE(ABORT, 'nkmfg: access_event is never deleted'); END;
CREATE TRIGGER access_event_no_replace BEFORE INSERT ON access_event WHEN EXISTS (SELECT 1 FROM access_event WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'nkmfg: access_event row is there already'); END;
CREATE TRIGGER access_event_no_update BEFORE UPDATE ON access_event BEGIN SELECT RAISE(ABORT, 'nkmfg: access_event is written once'); END;
CREATE TRIGGER access_event_inserted AFTER INSERT ON access_event BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'access_event', NEW.id, 'I', NULL, '{'||'"at":'||json_quote(NEW.at)||','||'"detail":'||json_quote(NEW.detail)||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"kind":'||json_quote(NEW.kind)||','||'"person_id":'||json_quote(CAST(NEW.person_id AS TEXT))||','||'"terminal_id":'||json_quote(CAST(NEW.terminal_id AS TEXT))||','||'"typed_login":'||json_quote(NEW.typed_login)||'}'); END;
CREATE TRIGGER acknowledgement_no_delete BEFORE DELETE ON acknowledgement BEGIN SELECT RAISE(ABORT, 'nkmfg: acknowledgement is never deleted'); END;
CREATE TRIGGER acknowledgement_no_replace BEFORE INSERT ON acknowledgement WHEN EXISTS (SELECT 1 FROM acknowledgement WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM acknowledgement WHERE person_id = NEW.person_id) BEGIN SELECT RAISE(ABORT, 'nkmfg: acknowledgement row is there already'); END;
CREATE TRIGGER acknowledgement_no_update BEFORE UPDATE ON acknowledgement BEGIN SELECT RAISE(ABORT, 'nkmfg: acknowledgement is written once'); END;
CREATE TRIGGER acknowledgement_inserted AFTER INSERT ON acknowledgement BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'acknowledgement', NEW.id, 'I', NULL, '{'||'"acknowledged_at":'||json_quote(NEW.acknowledged_at)||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"person_id":'||json_quote(CAST(NEW.person_id AS TEXT))||','||'"statement":'||json_quote(NEW.statement)||'}'); END;
CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'nkmfg: act is never deleted'); END;
CREATE TRIGGER act_no_replace BEFORE INSERT ON act WHEN EXISTS (SELECT 1 FROM act WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'nkmfg: act row is there already'); END;
CREATE TRIGGER act_no_update BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'nkmfg: act is written once'); END;
CREATE TRIGGER credential_no_delete BEFORE DELETE ON credential BEGIN SELECT RAISE(ABORT, 'nkmfg: credential is never deleted'); END;
CREATE TRIGGER credential_no_replace BEFORE INSERT ON credential WHEN EXISTS (SELECT 1 FROM credential WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'nkmfg: credential row is there already'); END;
CREATE TRIGGER credential_inserted AFTER INSERT ON credential BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'credential', NEW.id, 'I', NULL, '{'||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"is_first":'||json_quote(CASE NEW.is_first WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"kind":'||json_quote(NEW.kind)||','||'"person_id":'||json_quote(CAST(NEW.person_id AS TEXT))||','||'"secret_hash":'||json_quote(NEW.secret_hash)||','||'"set_at":'||json_quote(NEW.set_at)||'}'); END;
CREATE TRIGGER credential_updated AFTER UPDATE ON credential WHEN '{'||'"id":'||json_quote(CAST(OLD.id AS TEXT))||','||'"is_first":'||json_quote(CASE OLD.is_first WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"kind":'||json_quote(OLD.kind)||','||'"person_id":'||json_quote(CAST(OLD.person_id AS TEXT))||','||'"secret_hash":'||json_quote(OLD.secret_hash)||','||'"set_at":'||json_quote(OLD.set_at)||'}' IS NOT '{'||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"is_first":'||json_quote(CASE NEW.is_first WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"kind":'||json_quote(NEW.kind)||','||'"person_id":'||json_quote(CAST(NEW.person_id AS TEXT))||','||'"secret_hash":'||json_quote(NEW.secret_hash)||','||'"set_at":'||json_quote(NEW.set_at)||'}' BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; SELECT RAISE(ABORT, 'nkmfg: the key of a row never changes') WHERE OLD.id IS NOT NEW.id; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'credential', NEW.id, 'U', '{'||'"id":'||json_quote(CAST(OLD.id AS TEXT))||','||'"is_first":'||json_quote(CASE OLD.is_first WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"kind":'||json_quote(OLD.kind)||','||'"person_id":'||json_quote(CAST(OLD.person_id AS TEXT))||','||'"secret_hash":'||json_quote(OLD.secret_hash)||','||'"set_at":'||json_quote(OLD.set_at)||'}', '{'||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"is_first":'||json_quote(CASE NEW.is_first WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"kind":'||json_quote(NEW.kind)||','||'"person_id":'||json_quote(CAST(NEW.person_id AS TEXT))||','||'"secret_hash":'||json_quote(NEW.secret_hash)||','||'"set_at":'||json_quote(NEW.set_at)||'}'); END;
CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature BEGIN SELECT RAISE(ABORT, 'nkmfg: signature is never deleted'); END;
CREATE TRIGGER signature_no_replace BEFORE INSERT ON signature WHEN EXISTS (SELECT 1 FROM signature WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'nkmfg: signature row is there already'); END;
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature BEGIN SELECT RAISE(ABORT, 'nkmfg: signature is written once'); END;
CREATE TRIGGER signature_inserted AFTER INSERT ON signature BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'signature', NEW.id, 'I', NULL, '{'||'"copy_id":'||json_quote(CAST(NEW.copy_id AS TEXT))||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"meaning":'||json_quote(NEW.meaning)||','||'"proven_by":'||json_quote(NEW.proven_by)||','||'"scope":'||json_quote(NEW.scope)||','||'"session_person_id":'||json_quote(CAST(NEW.session_person_id AS TEXT))||','||'"signed_at":'||json_quote(NEW.signed_at)||','||'"signer_id":'||json_quote(CAST(NEW.signer_id AS TEXT))||','||'"signer_login":'||json_quote(NEW.signer_login)||','||'"signer_name":'||json_quote(NEW.signer_name)||','||'"signer_role":'||json_quote(NEW.signer_role)||','||'"statement":'||json_quote(NEW.statement)||','||'"terminal_id":'||json_quote(CAST(NEW.terminal_id AS TEXT))||'}'); END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'nkmfg: change is never deleted'); END;
CREATE TRIGGER change_no_replace BEFORE INSERT ON change WHEN EXISTS (SELECT 1 FROM change WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'nkmfg: change row is there already'); END;
CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'nkmfg: change is written once'); END;
CREATE TRIGGER role_grant_no_delete BEFORE DELETE ON role_grant BEGIN SELECT RAISE(ABORT, 'nkmfg: role_grant is never deleted'); END;
CREATE TRIGGER role_grant_no_replace BEFORE INSERT ON role_grant WHEN EXISTS (SELECT 1 FROM role_grant WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'nkmfg: role_grant row is there already'); END;
CREATE TRIGGER role_grant_inserted AFTER INSERT ON role_grant BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'role_grant', NEW.id, 'I', NULL, '{'||'"effective_at":'||json_quote(NEW.effective_at)||','||'"ended_at":'||json_quote(NEW.ended_at)||','||'"ended_by_id":'||json_quote(CAST(NEW.ended_by_id AS TEXT))||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"is_bootstrap":'||json_quote(CASE NEW.is_bootstrap WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"person_id":'||json_quote(CAST(NEW.person_id AS TEXT))||','||'"proposed_at":'||json_quote(NEW.proposed_at)||','||'"proposed_by_id":'||json_quote(CAST(NEW.proposed_by_id AS TEXT))||','||'"role":'||json_quote(NEW.role)||','||'"signature_id":'||json_quote(CAST(NEW.signature_id AS TEXT))||','||'"state":'||json_quote(NEW.state)||'}'); END;
CREATE TRIGGER role_grant_updated AFTER UPDATE ON role_grant WHEN '{'||'"effective_at":'||json_quote(OLD.effective_at)||','||'"ended_at":'||json_quote(OLD.ended_at)||','||'"ended_by_id":'||json_quote(CAST(OLD.ended_by_id AS TEXT))||','||'"id":'||json_quote(CAST(OLD.id AS TEXT))||','||'"is_bootstrap":'||json_quote(CASE OLD.is_bootstrap WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"person_id":'||json_quote(CAST(OLD.person_id AS TEXT))||','||'"proposed_at":'||json_quote(OLD.proposed_at)||','||'"proposed_by_id":'||json_quote(CAST(OLD.proposed_by_id AS TEXT))||','||'"role":'||json_quote(OLD.role)||','||'"signature_id":'||json_quote(CAST(OLD.signature_id AS TEXT))||','||'"state":'||json_quote(OLD.state)||'}' IS NOT '{'||'"effective_at":'||json_quote(NEW.effective_at)||','||'"ended_at":'||json_quote(NEW.ended_at)||','||'"ended_by_id":'||json_quote(CAST(NEW.ended_by_id AS TEXT))||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"is_bootstrap":'||json_quote(CASE NEW.is_bootstrap WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"person_id":'||json_quote(CAST(NEW.person_id AS TEXT))||','||'"proposed_at":'||json_quote(NEW.proposed_at)||','||'"proposed_by_id":'||json_quote(CAST(NEW.proposed_by_id AS TEXT))||','||'"role":'||json_quote(NEW.role)||','||'"signature_id":'||json_quote(CAST(NEW.signature_id AS TEXT))||','||'"state":'||json_quote(NEW.state)||'}' BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; SELECT RAISE(ABORT, 'nkmfg: the key of a row never changes') WHERE OLD.id IS NOT NEW.id; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'role_grant', NEW.id, 'U', '{'||'"effective_at":'||json_quote(OLD.effective_at)||','||'"ended_at":'||json_quote(OLD.ended_at)||','||'"ended_by_id":'||json_quote(CAST(OLD.ended_by_id AS TEXT))||','||'"id":'||json_quote(CAST(OLD.id AS TEXT))||','||'"is_bootstrap":'||json_quote(CASE OLD.is_bootstrap WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"person_id":'||json_quote(CAST(OLD.person_id AS TEXT))||','||'"proposed_at":'||json_quote(OLD.proposed_at)||','||'"proposed_by_id":'||json_quote(CAST(OLD.proposed_by_id AS TEXT))||','||'"role":'||json_quote(OLD.role)||','||'"signature_id":'||json_quote(CAST(OLD.signature_id AS TEXT))||','||'"state":'||json_quote(OLD.state)||'}', '{'||'"effective_at":'||json_quote(NEW.effective_at)||','||'"ended_at":'||json_quote(NEW.ended_at)||','||'"ended_by_id":'||json_quote(CAST(NEW.ended_by_id AS TEXT))||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"is_bootstrap":'||json_quote(CASE NEW.is_bootstrap WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)||','||'"person_id":'||json_quote(CAST(NEW.person_id AS TEXT))||','||'"proposed_at":'||json_quote(NEW.proposed_at)||','||'"proposed_by_id":'||json_quote(CAST(NEW.proposed_by_id AS TEXT))||','||'"role":'||json_quote(NEW.role)||','||'"signature_id":'||json_quote(CAST(NEW.signature_id AS TEXT))||','||'"state":'||json_quote(NEW.state)||'}'); END;
CREATE TRIGGER site_declaration_no_delete BEFORE DELETE ON site_declaration BEGIN SELECT RAISE(ABORT, 'nkmfg: site_declaration is never deleted'); END;
CREATE TRIGGER site_declaration_no_replace BEFORE INSERT ON site_declaration WHEN EXISTS (SELECT 1 FROM site_declaration WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'nkmfg: site_declaration row is there already'); END;
CREATE TRIGGER site_declaration_no_update BEFORE UPDATE ON site_declaration BEGIN SELECT RAISE(ABORT, 'nkmfg: site_declaration is written once'); END;
CREATE TRIGGER site_declaration_inserted AFTER INSERT ON site_declaration BEGIN SELECT RAISE(ABORT, 'nkmfg: no act is open; records are written only inside an act') WHERE (SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)) IS NULL; INSERT INTO change(act_id, table_name, row_id, op, was, became) VALUES ((SELECT a.id FROM act a WHERE a.id = (SELECT max(id) FROM act) AND NOT EXISTS (SELECT 1 FROM link l WHERE l.act_id = a.id)), 'site_declaration', NEW.id, 'I', NULL, '{'||'"declared_at":'||json_quote(NEW.declared_at)||','||'"id":'||json_quote(CAST(NEW.id AS TEXT))||','||'"kind":'||json_quote(NEW.kind)||','||'"name":'||json_quote(NEW.name)||','||'"signature_id":'||json_quote(CAST(NEW.signature_id AS TEXT))||','||'"zone":'||json_quote(NEW.zone)||'}'); END;
COMMIT;
