-- A library as the first scheme had it, written out by SQLite.
BEGIN TRANSACTION;
CREATE TABLE anchors (
	highlight TEXT NOT NULL, 
	revision TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	prefix TEXT DEFAULT '' NOT NULL, 
	suffix TEXT DEFAULT '' NOT NULL, 
	state TEXT DEFAULT 'anchored' NOT NULL, 
	confidence FLOAT DEFAULT '1' NOT NULL, 
	PRIMARY KEY (highlight, revision, part), 
	FOREIGN KEY(highlight) REFERENCES highlights (id), 
	FOREIGN KEY(revision) REFERENCES revisions (id)
)
 WITHOUT ROWID

;
INSERT INTO "anchors" VALUES('01a20afd-61b9-77e9-992b-008a85d67d77','01a20afd-61a2-72da-837a-b7647f470634',0,4,12,'minister','The ',' said 🙂 that 10.000 soldiers had','anchored',1.0);
INSERT INTO "anchors" VALUES('01a20afd-61c3-74a1-a45c-ddeed7ea791a','01a20afd-61a2-72da-837a-b7647f470634',0,50,73,' Nobody knows why! Will','🙂 that 10.000 soldiers had left.',' they return?

Perhaps they will','anchored',1.0);
CREATE TABLE annotators (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	created TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "annotators" VALUES('01a20afd-61a6-72cd-a1fd-c1c21bad7082','Sari','2026-11-24T00:38:27.494Z');
INSERT INTO "annotators" VALUES('01a20afd-61a7-70ed-bdf6-d6c88c8bfad5','Budi','2026-11-24T00:38:27.495Z');
CREATE TABLE attribution_sources (
	attribution TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	PRIMARY KEY (attribution, position), 
	FOREIGN KEY(attribution) REFERENCES attributions (id), 
	FOREIGN KEY(source) REFERENCES sources (id)
)
 WITHOUT ROWID

;
CREATE TABLE attributions (
	id TEXT NOT NULL, 
	highlight TEXT NOT NULL, 
	manner TEXT, 
	cue_start INTEGER, 
	cue_end INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(highlight) REFERENCES highlights (id)
);
CREATE TABLE changes (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	at TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	annotator TEXT, 
	kind TEXT NOT NULL, 
	"values" TEXT DEFAULT '{}' NOT NULL, 
	label TEXT NOT NULL, 
	step TEXT NOT NULL, 
	undoes TEXT, 
	document TEXT, 
	rows TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "changes" VALUES(1,'01a20afd-6196-759c-9eda-0a3124ebc83f','2026-11-24T00:38:27.478Z','01a20afd-617f-74e0-a3dc-3f1922020021',NULL,'library.create','{}','New library','01a20afd-6196-759b-89b8-ff1c7b67505d',NULL,NULL,'[["facts",null,{"name":"id","value":"01a20afd-617f-74e0-a3dc-3f1922020021"}],["facts",null,{"name":"created","value":"2026-11-24T00:38:27.456Z"}],["facts",null,{"name":"codebook","value":"Opinion and fact"}],["code_groups",null,{"id":"ed4f38b8-df66-5d01-a814-3bcd316b9950","name":"Kind","choose":"one","unit":"free","decide":1,"counted":1,"position":0}],["codes",null,{"id":"238a8c10-e029-5513-997f-056057387d39","group":"ed4f38b8-df66-5d01-a814-3bcd316b9950","parent":null,"name":"Fact","color":"#0072B2","key":"1","position":0,"guideline":"A claim that could be checked: who did what, where, when, how many. The code does not say that the claim is true. **Test:** can you name the record, the count or the witness that would settle it? **Border:** a checkable claim with one judging word in it is still a fact; mark the word as *Loaded word* as well."}],["code_examples",null,{"code":"238a8c10-e029-5513-997f-056057387d39","highlight":null,"position":0,"id":"3222ca92-932f-5ffc-981c-31e040158ca7","kind":"example","quote":"Dia dan Putin menandatangani perjanjian pertahanan bersama pada bulan Juni.","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶6 s3"}],["code_examples",null,{"code":"238a8c10-e029-5513-997f-056057387d39","highlight":null,"position":1,"id":"a12485a1-c972-5684-9cfc-c7cf248d9751","kind":"counter","quote":"Motif Kim tidak sulit dibaca.","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶6 s1"}],["codes",null,{"id":"c66f94dd-bfaa-569f-b3c5-be2fdcc85973","group":"ed4f38b8-df66-5d01-a814-3bcd316b9950","parent":null,"name":"Opinion","color":"#D55E00","key":"2","position":1,"guideline":"A judgement, a value or a feeling that the text states as its own. **Test:** could a well-informed reader disagree without being wrong on a fact? **Border:** a reading of somebody''s motive is an opinion even where it is worded like a report; what somebody else judges is an opinion and *Reported*."}],["code_examples",null,{"code":"c66f94dd-bfaa-569f-b3c5-be2fdcc85973","highlight":null,"position":0,"id":"2a548bc9-e847-53b8-b727-031c28459aee","kind":"example","quote":"perang ilegal yang dilakukan Vladimir Putin di Ukraina menunjukkan peningkatan konflik yang mengkhawatirkan","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶1 s1"}],["code_examples",null,{"code":"c66f94dd-bfaa-569f-b3c5-be2fdcc85973","highlight":null,"position":1,"id":"69f11a64-8b2c-58a7-8662-eff2d80bea0d","kind":"counter","quote":"Minggu lalu, Korea Utara melakukan uji tembak sebuah rudal balistik antarbenua","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶7 s2"}],["codes",null,{"id":"b1828607-eed8-5646-830c-03f8fbe100e9","group":"ed4f38b8-df66-5d01-a814-3bcd316b9950","parent":null,"name":"Prediction","color":"#CC79A7","key":"3","position":2,"guideline":"A claim about what has not happened yet, with or without an *if*. **Test:** will time alone show whether it was right? **Border:** a plan or a promise that exists today is a claim about today; only what is said to follow from it is a prediction."}],["code_examples",null,{"code":"b1828607-eed8-5646-830c-03f8fbe100e9","highlight":null,"position":0,"id":"bb1a30ab-4bb1-51c9-953b-ffa65518bd34","kind":"example","quote":"maka tekanan akan semakin meningkat terhadap para pendukung NATO di Ukraina","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶5 s2"}],["code_examples",null,{"code":"b1828607-eed8-5646-830c-03f8fbe100e9","highlight":null,"position":1,"id":"9882a1ce-7991-5bd5-9e63-48285f4ba305","kind":"counter","quote":"Kim juga dikatakan merencanakan uji coba atom bawah tanah lainnya.","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶7 s3"}],["codes",null,{"id":"58a0db8d-e0d1-505a-9a50-dd3b9ccfe2f4","group":"ed4f38b8-df66-5d01-a814-3bcd316b9950","parent":null,"name":"Call to action","color":"#E69F00","key":"4","position":3,"guideline":"What somebody should, must or must not do, as the text itself demands it. **Test:** can the sentence be turned into a request to somebody, and is it the text that asks? **Border:** a demand that the text only reports is a *Fact* about whoever made it, and *Reported*."}],["code_examples",null,{"code":"58a0db8d-e0d1-505a-9a50-dd3b9ccfe2f4","highlight":null,"position":0,"id":"1d24a821-6079-5ce2-92cd-e68caa933ac3","kind":"example","quote":"izin itu harus diberikan","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶11 s2"}],["code_examples",null,{"code":"58a0db8d-e0d1-505a-9a50-dd3b9ccfe2f4","highlight":null,"position":1,"id":"8d76e2b5-9baa-51d6-8843-011ec7e18c76","kind":"counter","quote":"memperingatkan Moskow dan Pyongyang pekan lalu agar tidak mengirim pasukan Korea Utara ke medan perang Ukraina","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶2 s2"}],["code_groups",null,{"id":"e0308ac9-d763-5c50-9080-0e2893cf073a","name":"Voice","choose":"one","unit":"free","decide":0,"counted":1,"position":1}],["codes",null,{"id":"9447fd80-b6e5-5e7e-b066-06c2fdb65fe4","group":"e0308ac9-d763-5c50-9080-0e2893cf073a","parent":null,"name":"Reported","color":"#009E73","key":"5","position":4,"guideline":"Someone else''s claim or words, quoted or retold. It says whose voice it is, so it stands beside a code of *Kind*, never in its place. **Test:** does the text name, or hint at, a speaker other than itself? **Border:** “it is said” and “reportedly” hint at one; what the paper has said before is its own voice."}],["code_examples",null,{"code":"9447fd80-b6e5-5e7e-b066-06c2fdb65fe4","highlight":null,"position":0,"id":"f15c4e07-12b0-5bcb-b8c8-87f1413634a4","kind":"example","quote":"“memasuki Ukraina untuk mendukung Rusia, mereka pasti akan kembali dalam kantong mayat”","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶2 s3"}],["code_examples",null,{"code":"9447fd80-b6e5-5e7e-b066-06c2fdb65fe4","highlight":null,"position":1,"id":"bd8fa99d-b1d9-5acc-b050-f7340a2ab822","kind":"counter","quote":"Seperti yang telah kami katakan sebelumnya","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶11 s2"}],["code_groups",null,{"id":"f54cd2a6-c6f1-5276-90a5-9cafffe34ac6","name":"Device","choose":"many","unit":"free","decide":0,"counted":1,"position":2}],["codes",null,{"id":"1a46727f-11d0-52ff-b680-120018deb3b1","group":"f54cd2a6-c6f1-5276-90a5-9cafffe34ac6","parent":null,"name":"Loaded word","color":"#56B4E9","key":"6","position":5,"guideline":"A word that judges while it names. **Test:** is there a plainer word for the same thing that both sides would accept? **Border:** an office, a rank or a term of law is plain where it is simply right; mark the shortest stretch that carries the judgement."}],["code_examples",null,{"code":"1a46727f-11d0-52ff-b680-120018deb3b1","highlight":null,"position":0,"id":"c215cb45-5c0f-576a-b3a7-4bd14126ebe8","kind":"example","quote":"diktator","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶1 s2"}],["code_examples",null,{"code":"1a46727f-11d0-52ff-b680-120018deb3b1","highlight":null,"position":1,"id":"a8a9ed09-e161-5a53-9a9e-d8989f34f02b","kind":"counter","quote":"Menteri Luar Negeri","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶2 s2"}],["codes",null,{"id":"692e8066-1398-5c77-b4a1-555d53e62edf","group":"f54cd2a6-c6f1-5276-90a5-9cafffe34ac6","parent":null,"name":"Rhetorical question","color":"#B8A100","key":"7","position":6,"guideline":"A question that wants no answer but agreement. **Test:** does the text already know the answer, and would a statement say the same? **Border:** a question that the text goes on to answer is a way of ordering the argument, not this; a doubt that is stated is no question at all."}],["code_examples",null,{"code":"692e8066-1398-5c77-b4a1-555d53e62edf","highlight":null,"position":0,"id":"1ab905db-0885-5987-b232-e92c4e79ce20","kind":"example","quote":"Mengapa Ukraina harus terus berperang dengan satu tangan terikat di belakang?","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶11 s3"}],["code_examples",null,{"code":"692e8066-1398-5c77-b4a1-555d53e62edf","highlight":null,"position":1,"id":"0e394420-cdd8-535d-82f6-e419872b9428","kind":"counter","quote":"Belum Posisi Tiongkok tidak jelas.","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶9 s1"}],["codes",null,{"id":"27fb7375-3978-5009-900f-7526dad62039","group":"f54cd2a6-c6f1-5276-90a5-9cafffe34ac6","parent":null,"name":"Irony or distance quotes","color":"#882255","key":"8","position":7,"guideline":"Words that mean the opposite of what they say, or quotation marks that keep a word at arm''s length. **Test:** read it aloud with “so-called” in front; does the text still mean the same? **Border:** quotation marks round a named speaker''s words only quote, however odd the words are."}],["code_examples",null,{"code":"27fb7375-3978-5009-900f-7526dad62039","highlight":null,"position":0,"id":"504fa432-9667-5ac0-8b4a-7efe9eb60f55","kind":"example","quote":"“tanpa batas”","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶9 s2"}],["code_examples",null,{"code":"27fb7375-3978-5009-900f-7526dad62039","highlight":null,"position":1,"id":"0e18e50d-9660-5e75-95d3-1ab7d0fe24ed","kind":"counter","quote":"“setiap kamp”","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶11 s1"}],["code_groups",null,{"id":"78d001bf-fa33-515d-a8f6-7ad8f89a676c","name":"Text","choose":"many","unit":"free","decide":0,"counted":0,"position":3}],["codes",null,{"id":"585b7839-15d3-5737-9462-82606c6ea666","group":"78d001bf-fa33-515d-a8f6-7ad8f89a676c","parent":null,"name":"Text error","color":"#7A7A7A","key":"9","position":8,"guideline":"A fault of the text itself: a slip, a lost space, a torn sentence, a trace of translation. The text stays as it is; record what it should say as the mark''s reading. **Test:** would the author, shown the place, want it mended? **Border:** what is right by the language''s own rules is no fault, such as the point in an Indonesian thousand."}],["code_examples",null,{"code":"585b7839-15d3-5737-9462-82606c6ea666","highlight":null,"position":0,"id":"d0fb0465-d198-5523-912a-e42d2c6d9a84","kind":"example","quote":"TPengiriman","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶1 s1"}],["code_examples",null,{"code":"585b7839-15d3-5737-9462-82606c6ea666","highlight":null,"position":1,"id":"949156e8-393d-5dc0-a3b5-2576af2ca70c","kind":"counter","quote":"1.200 tentara","reference":"Pengiriman tentara Korea Utara ke Rusia, ¶4 s2"}],["codebook_versions",null,{"id":"83ef8519-a896-5007-bf4e-b516bda51330","number":1,"name":"1","at":"2026-11-24T00:38:27.456Z","why":"As shipped with Tepi","wording":"{\"238a8c10-e029-5513-997f-056057387d39\": {\"name\": \"Fact\", \"guideline\": \"A claim that could be checked: who did what, where, when, how many. The code does not say that the claim is true. **Test:** can you name the record, the count or the witness that would settle it? **Border:** a checkable claim with one judging word in it is still a fact; mark the word as *Loaded word* as well.\"}, \"c66f94dd-bfaa-569f-b3c5-be2fdcc85973\": {\"name\": \"Opinion\", \"guideline\": \"A judgement, a value or a feeling that the text states as its own. **Test:** could a well-informed reader disagree without being wrong on a fact? **Border:** a reading of somebody''s motive is an opinion even where it is worded like a report; what somebody else judges is an opinion and *Reported*.\"}, \"b1828607-eed8-5646-830c-03f8fbe100e9\": {\"name\": \"Prediction\", \"guideline\": \"A claim about what has not happened yet, with or without an *if*. **Test:** will time alone show whether it was right? **Border:** a plan or a promise that exists today is a claim about today; only what is said to follow from it is a prediction.\"}, \"58a0db8d-e0d1-505a-9a50-dd3b9ccfe2f4\": {\"name\": \"Call to action\", \"guideline\": \"What somebody should, must or must not do, as the text itself demands it. **Test:** can the sentence be turned into a request to somebody, and is it the text that asks? **Border:** a demand that the text only reports is a *Fact* about whoever made it, and *Reported*.\"}, \"9447fd80-b6e5-5e7e-b066-06c2fdb65fe4\": {\"name\": \"Reported\", \"guideline\": \"Someone else''s claim or words, quoted or retold. It says whose voice it is, so it stands beside a code of *Kind*, never in its place. **Test:** does the text name, or hint at, a speaker other than itself? **Border:** “it is said” and “reportedly” hint at one; what the paper has said before is its own voice.\"}, \"1a46727f-11d0-52ff-b680-120018deb3b1\": {\"name\": \"Loaded word\", \"guideline\": \"A word that judges while it names. **Test:** is there a plainer word for the same thing that both sides would accept? **Border:** an office, a rank or a term of law is plain where it is simply right; mark the shortest stretch that carries the judgement.\"}, \"692e8066-1398-5c77-b4a1-555d53e62edf\": {\"name\": \"Rhetorical question\", \"guideline\": \"A question that wants no answer but agreement. **Test:** does the text already know the answer, and would a statement say the same? **Border:** a question that the text goes on to answer is a way of ordering the argument, not this; a doubt that is stated is no question at all.\"}, \"27fb7375-3978-5009-900f-7526dad62039\": {\"name\": \"Irony or distance quotes\", \"guideline\": \"Words that mean the opposite of what they say, or quotation marks that keep a word at arm''s length. **Test:** read it aloud with “so-called” in front; does the text still mean the same? **Border:** quotation marks round a named speaker''s words only quote, however odd the words are.\"}, \"585b7839-15d3-5737-9462-82606c6ea666\": {\"name\": \"Text error\", \"guideline\": \"A fault of the text itself: a slip, a lost space, a torn sentence, a trace of translation. The text stays as it is; record what it should say as the mark''s reading. **Test:** would the author, shown the place, want it mended? **Border:** what is right by the language''s own rules is no fault, such as the point in an Indonesian thousand.\"}}"}]]');
INSERT INTO "changes" VALUES(2,'01a20afd-61a5-74c1-97c9-1d1b7f25027a','2026-11-24T00:38:27.493Z','01a20afd-617f-74e0-a3dc-3f1922020021',NULL,'document.add','{"document": "3e05119c-7da6-5b81-9553-c049effc9cc6", "title": "The minister said 🙂 that 10.000 soldiers had left."}','Added The minister said 🙂 that 10.000 soldiers had left.','01a20afd-61a5-74c0-a6eb-224637992962',NULL,'3e05119c-7da6-5b81-9553-c049effc9cc6','[["documents",null,{"id":"3e05119c-7da6-5b81-9553-c049effc9cc6","title":"The minister said 🙂 that 10.000 soldiers had left.","title_guessed":1,"kind":"","author":"","publication":"","date":"","language":"en","address":"","file_name":"minister.txt","fields":"{}","example":0,"done":0,"trashed":null,"revision":"01a20afd-61a2-72da-837a-b7647f470634","created":"2026-11-24T00:38:27.490Z","changed":"2026-11-24T00:38:27.490Z"}],["revisions",null,{"id":"01a20afd-61a2-72da-837a-b7647f470634","document":"3e05119c-7da6-5b81-9553-c049effc9cc6","number":1,"text":"67c566ff54170504cbb7769fc79fa8bffe66419ef78b8d60b94273e24f941d04","source":"67c566ff54170504cbb7769fc79fa8bffe66419ef78b8d60b94273e24f941d04","characters":151,"reader":"plain","engine":"sentencex","engine_version":"1.0.32","created":"2026-11-24T00:38:27.490Z"}]]');
INSERT INTO "changes" VALUES(3,'01a20afd-61a7-70ec-a06e-a94445aa594d','2026-11-24T00:38:27.495Z','01a20afd-617f-74e0-a3dc-3f1922020021',NULL,'annotator.add','{"annotator": "01a20afd-61a6-72cd-a1fd-c1c21bad7082", "name": "Sari"}','Annotator Sari','01a20afd-61a7-70eb-978a-8459ca7ac871',NULL,NULL,'[["annotators",null,{"id":"01a20afd-61a6-72cd-a1fd-c1c21bad7082","name":"Sari","created":"2026-11-24T00:38:27.494Z"}]]');
INSERT INTO "changes" VALUES(4,'01a20afd-61a8-7142-8d63-b8147e1a5219','2026-11-24T00:38:27.496Z','01a20afd-617f-74e0-a3dc-3f1922020021',NULL,'annotator.add','{"annotator": "01a20afd-61a7-70ed-bdf6-d6c88c8bfad5", "name": "Budi"}','Annotator Budi','01a20afd-61a8-7141-973a-0b9ba7869f70',NULL,NULL,'[["annotators",null,{"id":"01a20afd-61a7-70ed-bdf6-d6c88c8bfad5","name":"Budi","created":"2026-11-24T00:38:27.495Z"}]]');
INSERT INTO "changes" VALUES(5,'01a20afd-61ae-733d-ab6b-b44caef9b662','2026-11-24T00:38:27.502Z','01a20afd-617f-74e0-a3dc-3f1922020021',NULL,'document.add','{"document": "5322f12b-bc7d-50d1-9805-db8acca2145f", "title": "Menteri itu berkata bahwa 10.000 serdadu sudah pergi."}','Added Menteri itu berkata bahwa 10.000 serdadu sudah pergi.','01a20afd-61ae-733c-8474-04514256295d',NULL,'5322f12b-bc7d-50d1-9805-db8acca2145f','[["documents",null,{"id":"5322f12b-bc7d-50d1-9805-db8acca2145f","title":"Menteri itu berkata bahwa 10.000 serdadu sudah pergi.","title_guessed":1,"kind":"","author":"","publication":"","date":"","language":"id","address":"","file_name":"menteri.txt","fields":"{}","example":0,"done":0,"trashed":null,"revision":"01a20afd-61ac-76f8-b854-f1e0eb0223b2","created":"2026-11-24T00:38:27.500Z","changed":"2026-11-24T00:38:27.500Z"}],["revisions",null,{"id":"01a20afd-61ac-76f8-b854-f1e0eb0223b2","document":"5322f12b-bc7d-50d1-9805-db8acca2145f","number":1,"text":"b03176c4b2ebd269b23ffb3c8f5995c17b1c13408189119be01e50674b1484c1","source":"b03176c4b2ebd269b23ffb3c8f5995c17b1c13408189119be01e50674b1484c1","characters":94,"reader":"plain","engine":"sentencex","engine_version":"1.0.32","created":"2026-11-24T00:38:27.500Z"}]]');
INSERT INTO "changes" VALUES(6,'01a20afd-61ba-76b7-a153-1eb86d367f14','2026-11-24T00:38:27.514Z','01a20afd-617f-74e0-a3dc-3f1922020021','01a20afd-61a6-72cd-a1fd-c1c21bad7082','mark.add','{"highlight": "01a20afd-61b9-77e9-992b-008a85d67d77", "quote": "minister", "codes": ["Fact"]}','Fact on “minister”','01a20afd-61ba-76b6-9deb-21cbb6f20cad',NULL,'3e05119c-7da6-5b81-9553-c049effc9cc6','[["highlights",null,{"id":"01a20afd-61b9-77e9-992b-008a85d67d77","document":"3e05119c-7da6-5b81-9553-c049effc9cc6","annotator":"01a20afd-61a6-72cd-a1fd-c1c21bad7082","kept":0,"reading":null,"translation":null,"created":"2026-11-24T00:38:27.513Z","changed":"2026-11-24T00:38:27.513Z"}],["anchors",null,{"highlight":"01a20afd-61b9-77e9-992b-008a85d67d77","revision":"01a20afd-61a2-72da-837a-b7647f470634","part":0,"start":4,"end":12,"quote":"minister","prefix":"The ","suffix":" said 🙂 that 10.000 soldiers had","state":"anchored","confidence":1.0}],["codings",null,{"highlight":"01a20afd-61b9-77e9-992b-008a85d67d77","code":"238a8c10-e029-5513-997f-056057387d39","rank":1,"certainty":"sure","version":"83ef8519-a896-5007-bf4e-b516bda51330","annotator":"01a20afd-61a6-72cd-a1fd-c1c21bad7082","created":"2026-11-24T00:38:27.513Z"}]]');
INSERT INTO "changes" VALUES(7,'01a20afd-61c4-7396-8012-a0f9a8584a1b','2026-11-24T00:38:27.524Z','01a20afd-617f-74e0-a3dc-3f1922020021','01a20afd-61a6-72cd-a1fd-c1c21bad7082','mark.add','{"highlight": "01a20afd-61c3-74a1-a45c-ddeed7ea791a", "quote": "Nobody knows why! Will", "codes": ["Opinion", "Irony or distance quotes"]}','Opinion, Irony or distance quotes on “Nobody knows why! Will”','01a20afd-61c4-7395-a520-4247f70ceda6',NULL,'3e05119c-7da6-5b81-9553-c049effc9cc6','[["highlights",null,{"id":"01a20afd-61c3-74a1-a45c-ddeed7ea791a","document":"3e05119c-7da6-5b81-9553-c049effc9cc6","annotator":"01a20afd-61a6-72cd-a1fd-c1c21bad7082","kept":0,"reading":null,"translation":null,"created":"2026-11-24T00:38:27.523Z","changed":"2026-11-24T00:38:27.523Z"}],["anchors",null,{"highlight":"01a20afd-61c3-74a1-a45c-ddeed7ea791a","revision":"01a20afd-61a2-72da-837a-b7647f470634","part":0,"start":50,"end":73,"quote":" Nobody knows why! Will","prefix":"🙂 that 10.000 soldiers had left.","suffix":" they return?\n\nPerhaps they will","state":"anchored","confidence":1.0}],["codings",null,{"highlight":"01a20afd-61c3-74a1-a45c-ddeed7ea791a","code":"c66f94dd-bfaa-569f-b3c5-be2fdcc85973","rank":1,"certainty":"sure","version":"83ef8519-a896-5007-bf4e-b516bda51330","annotator":"01a20afd-61a6-72cd-a1fd-c1c21bad7082","created":"2026-11-24T00:38:27.523Z"}],["codings",null,{"highlight":"01a20afd-61c3-74a1-a45c-ddeed7ea791a","code":"27fb7375-3978-5009-900f-7526dad62039","rank":1,"certainty":"sure","version":"83ef8519-a896-5007-bf4e-b516bda51330","annotator":"01a20afd-61a6-72cd-a1fd-c1c21bad7082","created":"2026-11-24T00:38:27.523Z"}]]');
INSERT INTO "changes" VALUES(8,'01a20afd-61c7-73df-aff5-07b52540f86c','2026-11-24T00:38:27.527Z','01a20afd-617f-74e0-a3dc-3f1922020021','01a20afd-61a6-72cd-a1fd-c1c21bad7082','note.write','{"note": "01a20afd-61c6-7710-a327-8c50f2ab4db5", "target_kind": "highlight", "target": "01a20afd-61b9-77e9-992b-008a85d67d77", "about": "", "highlight": "01a20afd-61b9-77e9-992b-008a85d67d77"}','Note on ','01a20afd-61c7-73de-939c-d3869a144a83',NULL,'3e05119c-7da6-5b81-9553-c049effc9cc6','[["notes",null,{"id":"01a20afd-61c6-7710-a327-8c50f2ab4db5","target_kind":"highlight","target":"01a20afd-61b9-77e9-992b-008a85d67d77","annotator":"01a20afd-61a6-72cd-a1fd-c1c21bad7082","text":"Who is he?","created":"2026-11-24T00:38:27.526Z","changed":"2026-11-24T00:38:27.526Z"}],["highlights",{"id":"01a20afd-61b9-77e9-992b-008a85d67d77","changed":"2026-11-24T00:38:27.513Z"},{"id":"01a20afd-61b9-77e9-992b-008a85d67d77","changed":"2026-11-24T00:38:27.526Z"}]]');
INSERT INTO "changes" VALUES(9,'01a20afd-61ca-7623-898f-bc3df4e49c84','2026-11-24T00:38:27.530Z','01a20afd-617f-74e0-a3dc-3f1922020021','01a20afd-61a6-72cd-a1fd-c1c21bad7082','note.write','{"note": "01a20afd-61c6-7710-a327-8c50f2ab4db5", "target_kind": "highlight", "target": "01a20afd-61b9-77e9-992b-008a85d67d77", "about": "", "highlight": "01a20afd-61b9-77e9-992b-008a85d67d77"}','Note on ','01a20afd-61ca-7622-ac6b-3e28ed6be518',NULL,'3e05119c-7da6-5b81-9553-c049effc9cc6','[["notes",{"target_kind":"highlight","target":"01a20afd-61b9-77e9-992b-008a85d67d77","id":"01a20afd-61c6-7710-a327-8c50f2ab4db5","text":{"seq":8},"changed":"2026-11-24T00:38:27.526Z"},{"target_kind":"highlight","target":"01a20afd-61b9-77e9-992b-008a85d67d77","id":"01a20afd-61c6-7710-a327-8c50f2ab4db5","text":"Who is he? **Ask.**","changed":"2026-11-24T00:38:27.529Z"}],["highlights",{"id":"01a20afd-61b9-77e9-992b-008a85d67d77","changed":"2026-11-24T00:38:27.526Z"},{"id":"01a20afd-61b9-77e9-992b-008a85d67d77","changed":"2026-11-24T00:38:27.529Z"}]]');
INSERT INTO "changes" VALUES(10,'01a20afd-61d1-7444-a027-e3d1cd9bceed','2026-11-24T00:38:27.537Z','01a20afd-617f-74e0-a3dc-3f1922020021','01a20afd-61a6-72cd-a1fd-c1c21bad7082','undo','{"note": "01a20afd-61c6-7710-a327-8c50f2ab4db5", "target_kind": "highlight", "target": "01a20afd-61b9-77e9-992b-008a85d67d77", "about": "", "highlight": "01a20afd-61b9-77e9-992b-008a85d67d77"}','Note on ','01a20afd-61d1-7443-8756-45e45e70960c','01a20afd-61ca-7622-ac6b-3e28ed6be518','3e05119c-7da6-5b81-9553-c049effc9cc6','[["highlights",{"id":"01a20afd-61b9-77e9-992b-008a85d67d77","changed":"2026-11-24T00:38:27.529Z"},{"id":"01a20afd-61b9-77e9-992b-008a85d67d77","changed":"2026-11-24T00:38:27.526Z"}],["notes",{"target_kind":"highlight","target":"01a20afd-61b9-77e9-992b-008a85d67d77","id":"01a20afd-61c6-7710-a327-8c50f2ab4db5","text":{"seq":9},"changed":"2026-11-24T00:38:27.529Z"},{"target_kind":"highlight","target":"01a20afd-61b9-77e9-992b-008a85d67d77","id":"01a20afd-61c6-7710-a327-8c50f2ab4db5","text":{"seq":8},"changed":"2026-11-24T00:38:27.526Z"}]]');
CREATE TABLE code_examples (
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	quote TEXT NOT NULL, 
	reference TEXT DEFAULT '' NOT NULL, 
	highlight TEXT, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(code) REFERENCES codes (id)
);
INSERT INTO "code_examples" VALUES('3222ca92-932f-5ffc-981c-31e040158ca7','238a8c10-e029-5513-997f-056057387d39','example','Dia dan Putin menandatangani perjanjian pertahanan bersama pada bulan Juni.','Pengiriman tentara Korea Utara ke Rusia, ¶6 s3',NULL,0);
INSERT INTO "code_examples" VALUES('a12485a1-c972-5684-9cfc-c7cf248d9751','238a8c10-e029-5513-997f-056057387d39','counter','Motif Kim tidak sulit dibaca.','Pengiriman tentara Korea Utara ke Rusia, ¶6 s1',NULL,1);
INSERT INTO "code_examples" VALUES('2a548bc9-e847-53b8-b727-031c28459aee','c66f94dd-bfaa-569f-b3c5-be2fdcc85973','example','perang ilegal yang dilakukan Vladimir Putin di Ukraina menunjukkan peningkatan konflik yang mengkhawatirkan','Pengiriman tentara Korea Utara ke Rusia, ¶1 s1',NULL,0);
INSERT INTO "code_examples" VALUES('69f11a64-8b2c-58a7-8662-eff2d80bea0d','c66f94dd-bfaa-569f-b3c5-be2fdcc85973','counter','Minggu lalu, Korea Utara melakukan uji tembak sebuah rudal balistik antarbenua','Pengiriman tentara Korea Utara ke Rusia, ¶7 s2',NULL,1);
INSERT INTO "code_examples" VALUES('bb1a30ab-4bb1-51c9-953b-ffa65518bd34','b1828607-eed8-5646-830c-03f8fbe100e9','example','maka tekanan akan semakin meningkat terhadap para pendukung NATO di Ukraina','Pengiriman tentara Korea Utara ke Rusia, ¶5 s2',NULL,0);
INSERT INTO "code_examples" VALUES('9882a1ce-7991-5bd5-9e63-48285f4ba305','b1828607-eed8-5646-830c-03f8fbe100e9','counter','Kim juga dikatakan merencanakan uji coba atom bawah tanah lainnya.','Pengiriman tentara Korea Utara ke Rusia, ¶7 s3',NULL,1);
INSERT INTO "code_examples" VALUES('1d24a821-6079-5ce2-92cd-e68caa933ac3','58a0db8d-e0d1-505a-9a50-dd3b9ccfe2f4','example','izin itu harus diberikan','Pengiriman tentara Korea Utara ke Rusia, ¶11 s2',NULL,0);
INSERT INTO "code_examples" VALUES('8d76e2b5-9baa-51d6-8843-011ec7e18c76','58a0db8d-e0d1-505a-9a50-dd3b9ccfe2f4','counter','memperingatkan Moskow dan Pyongyang pekan lalu agar tidak mengirim pasukan Korea Utara ke medan perang Ukraina','Pengiriman tentara Korea Utara ke Rusia, ¶2 s2',NULL,1);
INSERT INTO "code_examples" VALUES('f15c4e07-12b0-5bcb-b8c8-87f1413634a4','9447fd80-b6e5-5e7e-b066-06c2fdb65fe4','example','“memasuki Ukraina untuk mendukung Rusia, mereka pasti akan kembali dalam kantong mayat”','Pengiriman tentara Korea Utara ke Rusia, ¶2 s3',NULL,0);
INSERT INTO "code_examples" VALUES('bd8fa99d-b1d9-5acc-b050-f7340a2ab822','9447fd80-b6e5-5e7e-b066-06c2fdb65fe4','counter','Seperti yang telah kami katakan sebelumnya','Pengiriman tentara Korea Utara ke Rusia, ¶11 s2',NULL,1);
INSERT INTO "code_examples" VALUES('c215cb45-5c0f-576a-b3a7-4bd14126ebe8','1a46727f-11d0-52ff-b680-120018deb3b1','example','diktator','Pengiriman tentara Korea Utara ke Rusia, ¶1 s2',NULL,0);
INSERT INTO "code_examples" VALUES('a8a9ed09-e161-5a53-9a9e-d8989f34f02b','1a46727f-11d0-52ff-b680-120018deb3b1','counter','Menteri Luar Negeri','Pengiriman tentara Korea Utara ke Rusia, ¶2 s2',NULL,1);
INSERT INTO "code_examples" VALUES('1ab905db-0885-5987-b232-e92c4e79ce20','692e8066-1398-5c77-b4a1-555d53e62edf','example','Mengapa Ukraina harus terus berperang dengan satu tangan terikat di belakang?','Pengiriman tentara Korea Utara ke Rusia, ¶11 s3',NULL,0);
INSERT INTO "code_examples" VALUES('0e394420-cdd8-535d-82f6-e419872b9428','692e8066-1398-5c77-b4a1-555d53e62edf','counter','Belum Posisi Tiongkok tidak jelas.','Pengiriman tentara Korea Utara ke Rusia, ¶9 s1',NULL,1);
INSERT INTO "code_examples" VALUES('504fa432-9667-5ac0-8b4a-7efe9eb60f55','27fb7375-3978-5009-900f-7526dad62039','example','“tanpa batas”','Pengiriman tentara Korea Utara ke Rusia, ¶9 s2',NULL,0);
INSERT INTO "code_examples" VALUES('0e18e50d-9660-5e75-95d3-1ab7d0fe24ed','27fb7375-3978-5009-900f-7526dad62039','counter','“setiap kamp”','Pengiriman tentara Korea Utara ke Rusia, ¶11 s1',NULL,1);
INSERT INTO "code_examples" VALUES('d0fb0465-d198-5523-912a-e42d2c6d9a84','585b7839-15d3-5737-9462-82606c6ea666','example','TPengiriman','Pengiriman tentara Korea Utara ke Rusia, ¶1 s1',NULL,0);
INSERT INTO "code_examples" VALUES('949156e8-393d-5dc0-a3b5-2576af2ca70c','585b7839-15d3-5737-9462-82606c6ea666','counter','1.200 tentara','Pengiriman tentara Korea Utara ke Rusia, ¶4 s2',NULL,1);
CREATE TABLE code_groups (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	choose TEXT DEFAULT 'many' NOT NULL, 
	unit TEXT DEFAULT 'free' NOT NULL, 
	decide INTEGER DEFAULT '0' NOT NULL, 
	counted INTEGER DEFAULT '1' NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "code_groups" VALUES('ed4f38b8-df66-5d01-a814-3bcd316b9950','Kind','one','free',1,1,0);
INSERT INTO "code_groups" VALUES('e0308ac9-d763-5c50-9080-0e2893cf073a','Voice','one','free',0,1,1);
INSERT INTO "code_groups" VALUES('f54cd2a6-c6f1-5276-90a5-9cafffe34ac6','Device','many','free',0,1,2);
INSERT INTO "code_groups" VALUES('78d001bf-fa33-515d-a8f6-7ad8f89a676c','Text','many','free',0,0,3);
CREATE TABLE codebook_versions (
	id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	at TEXT NOT NULL, 
	why TEXT DEFAULT '' NOT NULL, 
	wording TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "codebook_versions" VALUES('83ef8519-a896-5007-bf4e-b516bda51330',1,'1','2026-11-24T00:38:27.456Z','As shipped with Tepi','{"238a8c10-e029-5513-997f-056057387d39": {"name": "Fact", "guideline": "A claim that could be checked: who did what, where, when, how many. The code does not say that the claim is true. **Test:** can you name the record, the count or the witness that would settle it? **Border:** a checkable claim with one judging word in it is still a fact; mark the word as *Loaded word* as well."}, "c66f94dd-bfaa-569f-b3c5-be2fdcc85973": {"name": "Opinion", "guideline": "A judgement, a value or a feeling that the text states as its own. **Test:** could a well-informed reader disagree without being wrong on a fact? **Border:** a reading of somebody''s motive is an opinion even where it is worded like a report; what somebody else judges is an opinion and *Reported*."}, "b1828607-eed8-5646-830c-03f8fbe100e9": {"name": "Prediction", "guideline": "A claim about what has not happened yet, with or without an *if*. **Test:** will time alone show whether it was right? **Border:** a plan or a promise that exists today is a claim about today; only what is said to follow from it is a prediction."}, "58a0db8d-e0d1-505a-9a50-dd3b9ccfe2f4": {"name": "Call to action", "guideline": "What somebody should, must or must not do, as the text itself demands it. **Test:** can the sentence be turned into a request to somebody, and is it the text that asks? **Border:** a demand that the text only reports is a *Fact* about whoever made it, and *Reported*."}, "9447fd80-b6e5-5e7e-b066-06c2fdb65fe4": {"name": "Reported", "guideline": "Someone else''s claim or words, quoted or retold. It says whose voice it is, so it stands beside a code of *Kind*, never in its place. **Test:** does the text name, or hint at, a speaker other than itself? **Border:** “it is said” and “reportedly” hint at one; what the paper has said before is its own voice."}, "1a46727f-11d0-52ff-b680-120018deb3b1": {"name": "Loaded word", "guideline": "A word that judges while it names. **Test:** is there a plainer word for the same thing that both sides would accept? **Border:** an office, a rank or a term of law is plain where it is simply right; mark the shortest stretch that carries the judgement."}, "692e8066-1398-5c77-b4a1-555d53e62edf": {"name": "Rhetorical question", "guideline": "A question that wants no answer but agreement. **Test:** does the text already know the answer, and would a statement say the same? **Border:** a question that the text goes on to answer is a way of ordering the argument, not this; a doubt that is stated is no question at all."}, "27fb7375-3978-5009-900f-7526dad62039": {"name": "Irony or distance quotes", "guideline": "Words that mean the opposite of what they say, or quotation marks that keep a word at arm''s length. **Test:** read it aloud with “so-called” in front; does the text still mean the same? **Border:** quotation marks round a named speaker''s words only quote, however odd the words are."}, "585b7839-15d3-5737-9462-82606c6ea666": {"name": "Text error", "guideline": "A fault of the text itself: a slip, a lost space, a torn sentence, a trace of translation. The text stays as it is; record what it should say as the mark''s reading. **Test:** would the author, shown the place, want it mended? **Border:** what is right by the language''s own rules is no fault, such as the point in an Indonesian thousand."}}');
CREATE TABLE codes (
	id TEXT NOT NULL, 
	"group" TEXT NOT NULL, 
	parent TEXT, 
	name TEXT NOT NULL, 
	color TEXT NOT NULL, 
	"key" TEXT, 
	position INTEGER NOT NULL, 
	guideline TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY("group") REFERENCES code_groups (id), 
	FOREIGN KEY(parent) REFERENCES codes (id)
);
INSERT INTO "codes" VALUES('238a8c10-e029-5513-997f-056057387d39','ed4f38b8-df66-5d01-a814-3bcd316b9950',NULL,'Fact','#0072B2','1',0,'A claim that could be checked: who did what, where, when, how many. The code does not say that the claim is true. **Test:** can you name the record, the count or the witness that would settle it? **Border:** a checkable claim with one judging word in it is still a fact; mark the word as *Loaded word* as well.');
INSERT INTO "codes" VALUES('c66f94dd-bfaa-569f-b3c5-be2fdcc85973','ed4f38b8-df66-5d01-a814-3bcd316b9950',NULL,'Opinion','#D55E00','2',1,'A judgement, a value or a feeling that the text states as its own. **Test:** could a well-informed reader disagree without being wrong on a fact? **Border:** a reading of somebody''s motive is an opinion even where it is worded like a report; what somebody else judges is an opinion and *Reported*.');
INSERT INTO "codes" VALUES('b1828607-eed8-5646-830c-03f8fbe100e9','ed4f38b8-df66-5d01-a814-3bcd316b9950',NULL,'Prediction','#CC79A7','3',2,'A claim about what has not happened yet, with or without an *if*. **Test:** will time alone show whether it was right? **Border:** a plan or a promise that exists today is a claim about today; only what is said to follow from it is a prediction.');
INSERT INTO "codes" VALUES('58a0db8d-e0d1-505a-9a50-dd3b9ccfe2f4','ed4f38b8-df66-5d01-a814-3bcd316b9950',NULL,'Call to action','#E69F00','4',3,'What somebody should, must or must not do, as the text itself demands it. **Test:** can the sentence be turned into a request to somebody, and is it the text that asks? **Border:** a demand that the text only reports is a *Fact* about whoever made it, and *Reported*.');
INSERT INTO "codes" VALUES('9447fd80-b6e5-5e7e-b066-06c2fdb65fe4','e0308ac9-d763-5c50-9080-0e2893cf073a',NULL,'Reported','#009E73','5',4,'Someone else''s claim or words, quoted or retold. It says whose voice it is, so it stands beside a code of *Kind*, never in its place. **Test:** does the text name, or hint at, a speaker other than itself? **Border:** “it is said” and “reportedly” hint at one; what the paper has said before is its own voice.');
INSERT INTO "codes" VALUES('1a46727f-11d0-52ff-b680-120018deb3b1','f54cd2a6-c6f1-5276-90a5-9cafffe34ac6',NULL,'Loaded word','#56B4E9','6',5,'A word that judges while it names. **Test:** is there a plainer word for the same thing that both sides would accept? **Border:** an office, a rank or a term of law is plain where it is simply right; mark the shortest stretch that carries the judgement.');
INSERT INTO "codes" VALUES('692e8066-1398-5c77-b4a1-555d53e62edf','f54cd2a6-c6f1-5276-90a5-9cafffe34ac6',NULL,'Rhetorical question','#B8A100','7',6,'A question that wants no answer but agreement. **Test:** does the text already know the answer, and would a statement say the same? **Border:** a question that the text goes on to answer is a way of ordering the argument, not this; a doubt that is stated is no question at all.');
INSERT INTO "codes" VALUES('27fb7375-3978-5009-900f-7526dad62039','f54cd2a6-c6f1-5276-90a5-9cafffe34ac6',NULL,'Irony or distance quotes','#882255','8',7,'Words that mean the opposite of what they say, or quotation marks that keep a word at arm''s length. **Test:** read it aloud with “so-called” in front; does the text still mean the same? **Border:** quotation marks round a named speaker''s words only quote, however odd the words are.');
INSERT INTO "codes" VALUES('585b7839-15d3-5737-9462-82606c6ea666','78d001bf-fa33-515d-a8f6-7ad8f89a676c',NULL,'Text error','#7A7A7A','9',8,'A fault of the text itself: a slip, a lost space, a torn sentence, a trace of translation. The text stays as it is; record what it should say as the mark''s reading. **Test:** would the author, shown the place, want it mended? **Border:** what is right by the language''s own rules is no fault, such as the point in an Indonesian thousand.');
CREATE TABLE codings (
	highlight TEXT NOT NULL, 
	code TEXT NOT NULL, 
	rank INTEGER DEFAULT '1' NOT NULL, 
	certainty TEXT DEFAULT 'sure' NOT NULL, 
	version TEXT, 
	annotator TEXT NOT NULL, 
	created TEXT NOT NULL, 
	PRIMARY KEY (highlight, code), 
	FOREIGN KEY(highlight) REFERENCES highlights (id), 
	FOREIGN KEY(code) REFERENCES codes (id), 
	FOREIGN KEY(version) REFERENCES codebook_versions (id), 
	FOREIGN KEY(annotator) REFERENCES annotators (id)
)
 WITHOUT ROWID

;
INSERT INTO "codings" VALUES('01a20afd-61b9-77e9-992b-008a85d67d77','238a8c10-e029-5513-997f-056057387d39',1,'sure','83ef8519-a896-5007-bf4e-b516bda51330','01a20afd-61a6-72cd-a1fd-c1c21bad7082','2026-11-24T00:38:27.513Z');
INSERT INTO "codings" VALUES('01a20afd-61c3-74a1-a45c-ddeed7ea791a','27fb7375-3978-5009-900f-7526dad62039',1,'sure','83ef8519-a896-5007-bf4e-b516bda51330','01a20afd-61a6-72cd-a1fd-c1c21bad7082','2026-11-24T00:38:27.523Z');
INSERT INTO "codings" VALUES('01a20afd-61c3-74a1-a45c-ddeed7ea791a','c66f94dd-bfaa-569f-b3c5-be2fdcc85973',1,'sure','83ef8519-a896-5007-bf4e-b516bda51330','01a20afd-61a6-72cd-a1fd-c1c21bad7082','2026-11-24T00:38:27.523Z');
CREATE TABLE contents (
	sha256 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "contents" VALUES('67c566ff54170504cbb7769fc79fa8bffe66419ef78b8d60b94273e24f941d04',164,X'789C258D310A02311045FB3DC5B797104FE00DC462C13A92D10C6693251359B65BEC2D2DAC6C761B2FE07572048F604078D57F7C5EEB081D07964C0962D8E2FB7ADE909DC9D868A5B586446F9992C0190B4FA7ACB08BC768475C421C04831B5738B0F7F5452312E56B0ADBA6D95372A697FF3A54BF0607489F389C15DA1A2EF3BBCC8FB2DCCBFC29CB04A94654D33A16540CC4998ED40F801D3E9E');
INSERT INTO "contents" VALUES('b03176c4b2ebd269b23ffb3c8f5995c17b1c13408189119be01e50674b1484c1',94,X'789C0DCAC10D80200C05D03B53FC09088EE1C121BEA1C106DB18A0717D3DBF77882F190A5D815346E7224E5E2FB1955C4AC194515903332A2F3C329AE6948EF0D6D5F1B0121653ED8FF6CBEE0A13E31D9D9E3F00FA2062');
CREATE TABLE decisions (
	revision TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"group" TEXT NOT NULL, 
	annotator TEXT NOT NULL, 
	created TEXT NOT NULL, 
	PRIMARY KEY (revision, start, "group", annotator), 
	FOREIGN KEY(revision) REFERENCES revisions (id), 
	FOREIGN KEY("group") REFERENCES code_groups (id), 
	FOREIGN KEY(annotator) REFERENCES annotators (id)
)
 WITHOUT ROWID

;
CREATE TABLE documents (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	title_guessed INTEGER DEFAULT '0' NOT NULL, 
	kind TEXT DEFAULT '' NOT NULL, 
	author TEXT DEFAULT '' NOT NULL, 
	publication TEXT DEFAULT '' NOT NULL, 
	date TEXT DEFAULT '' NOT NULL, 
	language TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	file_name TEXT DEFAULT '' NOT NULL, 
	fields TEXT DEFAULT '{}' NOT NULL, 
	example INTEGER DEFAULT '0' NOT NULL, 
	done INTEGER DEFAULT '0' NOT NULL, 
	trashed TEXT, 
	revision TEXT NOT NULL, 
	created TEXT NOT NULL, 
	changed TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "documents" VALUES('3e05119c-7da6-5b81-9553-c049effc9cc6','The minister said 🙂 that 10.000 soldiers had left.',1,'','','','','en','','minister.txt','{}',0,0,NULL,'01a20afd-61a2-72da-837a-b7647f470634','2026-11-24T00:38:27.490Z','2026-11-24T00:38:27.490Z');
INSERT INTO "documents" VALUES('5322f12b-bc7d-50d1-9805-db8acca2145f','Menteri itu berkata bahwa 10.000 serdadu sudah pergi.',1,'','','','','id','','menteri.txt','{}',0,0,NULL,'01a20afd-61ac-76f8-b854-f1e0eb0223b2','2026-11-24T00:38:27.500Z','2026-11-24T00:38:27.500Z');
CREATE TABLE facts (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "facts" VALUES('id','01a20afd-617f-74e0-a3dc-3f1922020021');
INSERT INTO "facts" VALUES('created','2026-11-24T00:38:27.456Z');
INSERT INTO "facts" VALUES('codebook','Opinion and fact');
CREATE TABLE highlights (
	id TEXT NOT NULL, 
	document TEXT NOT NULL, 
	annotator TEXT NOT NULL, 
	kept INTEGER DEFAULT '0' NOT NULL, 
	reading TEXT, 
	translation TEXT, 
	created TEXT NOT NULL, 
	changed TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(document) REFERENCES documents (id), 
	FOREIGN KEY(annotator) REFERENCES annotators (id)
);
INSERT INTO "highlights" VALUES('01a20afd-61b9-77e9-992b-008a85d67d77','3e05119c-7da6-5b81-9553-c049effc9cc6','01a20afd-61a6-72cd-a1fd-c1c21bad7082',0,NULL,NULL,'2026-11-24T00:38:27.513Z','2026-11-24T00:38:27.526Z');
INSERT INTO "highlights" VALUES('01a20afd-61c3-74a1-a45c-ddeed7ea791a','3e05119c-7da6-5b81-9553-c049effc9cc6','01a20afd-61a6-72cd-a1fd-c1c21bad7082',0,NULL,NULL,'2026-11-24T00:38:27.523Z','2026-11-24T00:38:27.523Z');
CREATE TABLE notes (
	id TEXT NOT NULL, 
	target_kind TEXT NOT NULL, 
	target TEXT NOT NULL, 
	annotator TEXT NOT NULL, 
	text TEXT NOT NULL, 
	written INTEGER DEFAULT '0' NOT NULL, 
	created TEXT NOT NULL, 
	changed TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(annotator) REFERENCES annotators (id)
);
INSERT INTO "notes" VALUES('01a20afd-61c6-7710-a327-8c50f2ab4db5','highlight','01a20afd-61b9-77e9-992b-008a85d67d77','01a20afd-61a6-72cd-a1fd-c1c21bad7082','Who is he?',10,'2026-11-24T00:38:27.526Z','2026-11-24T00:38:27.526Z');
CREATE TABLE revisions (
	id TEXT NOT NULL, 
	document TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	source TEXT NOT NULL, 
	characters INTEGER NOT NULL, 
	reader TEXT DEFAULT '' NOT NULL, 
	engine TEXT DEFAULT '' NOT NULL, 
	engine_version TEXT DEFAULT '' NOT NULL, 
	created TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(document) REFERENCES documents (id), 
	FOREIGN KEY(text) REFERENCES contents (sha256), 
	FOREIGN KEY(source) REFERENCES contents (sha256)
);
INSERT INTO "revisions" VALUES('01a20afd-61a2-72da-837a-b7647f470634','3e05119c-7da6-5b81-9553-c049effc9cc6',1,'67c566ff54170504cbb7769fc79fa8bffe66419ef78b8d60b94273e24f941d04','67c566ff54170504cbb7769fc79fa8bffe66419ef78b8d60b94273e24f941d04',151,'plain','sentencex','1.0.32','2026-11-24T00:38:27.490Z');
INSERT INTO "revisions" VALUES('01a20afd-61ac-76f8-b854-f1e0eb0223b2','5322f12b-bc7d-50d1-9805-db8acca2145f',1,'b03176c4b2ebd269b23ffb3c8f5995c17b1c13408189119be01e50674b1484c1','b03176c4b2ebd269b23ffb3c8f5995c17b1c13408189119be01e50674b1484c1',94,'plain','sentencex','1.0.32','2026-11-24T00:38:27.500Z');
CREATE TABLE source_aliases (
	source TEXT NOT NULL, 
	alias TEXT NOT NULL, 
	PRIMARY KEY (source, alias), 
	FOREIGN KEY(source) REFERENCES sources (id)
)
 WITHOUT ROWID

;
CREATE TABLE sources (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT DEFAULT 'person' NOT NULL, 
	created TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE structure (
	revision TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	value TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (revision, start, "end", kind), 
	FOREIGN KEY(revision) REFERENCES revisions (id)
)
 WITHOUT ROWID

;
CREATE TABLE units (
	revision TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	PRIMARY KEY (revision, start), 
	FOREIGN KEY(revision) REFERENCES revisions (id)
)
 WITHOUT ROWID

;
INSERT INTO "units" VALUES('01a20afd-61a2-72da-837a-b7647f470634',0,50);
INSERT INTO "units" VALUES('01a20afd-61a2-72da-837a-b7647f470634',51,68);
INSERT INTO "units" VALUES('01a20afd-61a2-72da-837a-b7647f470634',69,86);
INSERT INTO "units" VALUES('01a20afd-61a2-72da-837a-b7647f470634',88,117);
INSERT INTO "units" VALUES('01a20afd-61a2-72da-837a-b7647f470634',118,134);
INSERT INTO "units" VALUES('01a20afd-61a2-72da-837a-b7647f470634',135,151);
INSERT INTO "units" VALUES('01a20afd-61ac-76f8-b854-f1e0eb0223b2',0,53);
INSERT INTO "units" VALUES('01a20afd-61ac-76f8-b854-f1e0eb0223b2',55,79);
INSERT INTO "units" VALUES('01a20afd-61ac-76f8-b854-f1e0eb0223b2',80,94);
CREATE INDEX changes_of_step ON changes (step);
CREATE INDEX changes_that_undo ON changes (undoes);
CREATE INDEX revisions_of_document ON revisions (document);
CREATE INDEX highlights_of_document ON highlights (document);
CREATE INDEX notes_of_target ON notes (target);
CREATE INDEX examples_of_code ON code_examples (code);
CREATE INDEX anchors_of_revision ON anchors (revision, start, "end");
CREATE INDEX codings_of_code ON codings (code);
CREATE INDEX attributions_of_highlight ON attributions (highlight);
CREATE INDEX attributions_of_source ON attribution_sources (source);
COMMIT;
