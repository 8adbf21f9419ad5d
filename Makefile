# Vivace. `make` alone lists what there is to do.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MVN ?= mvn
MVN_FLAGS ?= -B -ntp -q $(SIDE_BY_SIDE)
# Three modules at a time on two cores, as tests often wait; Maven need not warn of the plugin that finds the JDK.
SIDE_BY_SIDE ?= -T 1.5C $(UNWARNED)
# A Maven that lives for a minute or two has less to do if nobody optimises it.
BRIEF = -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
# On the JDK 25 that it found, Maven compiles in its own JVM, with half of what a new one for each module takes. Each compilation of
# make lint loads Error Prone anew, so there is space for its code; and the JDK need not warn of what Maven's own libraries use.
ON_JDK = JAVA_HOME="$$(cat target/jdk)" MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
  $${MAVEN_OPTS:-$(BRIEF) -Xmn512m -Xmx2g -XX:ReservedCodeCacheSize=256m -XX:MetaspaceSize=512m}" $(MVN)
# The checks of make lint take longer than all the rest of a build.
BUILD = $(ON_JDK) -Dlint.skip
UNWARNED = -Dorg.slf4j.simpleLogger.log.org.apache.maven.lifecycle.internal.builder.BuilderCommon=error
# Of all that Maven says: which module it begins, and what went wrong.
STEPS = awk '/^\[INFO\] Building Vivace:/ { step = $$NF; gsub(/^.*Vivace: | +[^ ]+ +[^ ]+$$/, ""); print "  " step, $$0; fflush(); next } \
  !/^\[(INFO|WARNING)\]|^$$/ { print; fflush() }'
PACKAGES := infra/package/target/functions
STAMP := target/packaged
SOURCES := $(shell find pom.xml docs/openapi.yaml docs/vivace-camera.js docs/openapi functions shared infra -name target -prune -o -name node_modules -prune -o -type f -print)
JAVA = $(shell cat infra/package/target/java-home)/bin/java
MACHINE = $(patsubst aarch64,arm64,$(shell uname -m))
DEPLOYED = $(shell awk '/^  Architecture:/ { found = 1 } found && /Default:/ { print $$2; exit }' template.yaml)
LAYERS := infra/package/target/layers
FUNCTIONS := UploadFunction PlaybackFunction StreamFunction LiveFunction ConsoleFunction SignalFunction PeerFunction

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(STAMP) ## Build what is stale and serve everything on http://127.0.0.1:3000 (VIVACE_PORT, VIVACE_S3_PORT, VIVACE_DATA, VIVACE_SECRET)
	@exec $(JAVA) --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx512m -XX:+ExitOnOutOfMemoryError \
	  -cp 'infra/local/target/classes:infra/local/target/lib/*' dev.vivace.local.Main template.yaml $(PACKAGES)

.PHONY: token
token: $(STAMP) ## Print an access token signed with VIVACE_SECRET (SCOPES="media:read stream:read", TTL=3600, SUB=local, FOR=/realtime/edges)
	@$(JAVA) -cp 'infra/local/target/classes:infra/local/target/lib/*' dev.vivace.local.token.Main \
	  '$(or $(SCOPES),media:read media:write stream:read live:write realtime)' '$(or $(TTL),3600)' '$(or $(SUB),local)' $(FOR)

.PHONY: test
test: jdk ## Build everything and run all tests but those that take long or a browser
	$(BUILD) -B -ntp $(SIDE_BY_SIDE) package -DskipTests -Dpackages.skip
	@$(MAKE) --no-print-directory -k -j3 test-functions test-modules test-whole

# In one Maven, the tests of functions would wait for those of all that they use, and the packages, and with them the tests of the whole,
# for every module's. What was built is neither compiled nor packaged again.
TEST_WHAT_WAS_BUILT = $(BUILD) -B -ntp -T 1C $(UNWARNED) --fail-at-end compile surefire:test -Dmaven.main.skip -Dmaven.resources.skip \
  -Dsurefire.failIfNoSpecifiedTests=false
FUNCTIONS_FOLDERS := $(notdir $(wildcard functions/*))
NOTHING :=
commas = $(subst $(NOTHING) $(NOTHING),$(NOTHING),$(1:%=,%))

.PHONY: test-functions
test-functions:
	$(TEST_WHAT_WAS_BUILT) -pl '!infra/package,!infra/bench,!infra/e2e' -Dtest='none$(call commas,$(FUNCTIONS_FOLDERS:%=dev/vivace/%/**/*Test))'

.PHONY: test-modules
test-modules:
	$(TEST_WHAT_WAS_BUILT) -pl '!infra/e2e' -Dtest='*Test$(call commas,$(FUNCTIONS_FOLDERS:%=!dev/vivace/%/**))'

.PHONY: test-whole
test-whole:
	"$$(cat target/jdk)/bin/java" -Dslf4j.internal.verbosity=ERROR -Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider \
	  --sun-misc-unsafe-memory-access=allow $(BRIEF) -cp 'infra/bench/target/lib/*' dev.vivace.packaging.Main '$(CURDIR)' '$(CURDIR)/infra/package/target'
	$(TEST_WHAT_WAS_BUILT) -Dtest='dev/vivace/e2e/**/*Test'

.PHONY: test-long
test-long: jdk ## Run the tests of endurance and load: an hour's file, hundreds of broken ones, three hundred hostile clients (Linux)
	$(BUILD) -B -ntp $(SIDE_BY_SIDE) verify -Dgroups=long -DexcludedGroups=browser

.PHONY: test-browser
test-browser: jdk ## Run the tests in Chromium (needs chromium and chromedriver)
	$(BUILD) -B -ntp $(SIDE_BY_SIDE) verify -Dgroups='browser & !long' -DexcludedGroups=none -pl infra/e2e -am

.PHONY: test-first-sound
test-first-sound: jdk ## Measure the time from git clone to the first sound in the console, with Maven's libraries there (needs chromium and chromedriver)
	$(BUILD) -B -ntp $(SIDE_BY_SIDE) verify -Dgroups='browser & long' -DexcludedGroups=none -pl infra/e2e -am

.PHONY: screenshots
screenshots: jdk ## Take the pictures of the console that the docs show; infra/e2e/target has others (needs chromium and chromedriver)
	$(BUILD) -B -ntp $(SIDE_BY_SIDE) verify -Dtest=LooksTest -Dsurefire.failIfNoSpecifiedTests=false -Dgroups=browser -DexcludedGroups=none \
	  -Dvivace.screenshots='$(CURDIR)/docs/images' -pl infra/e2e -am

.PHONY: package
package: $(STAMP) ## Build the folder of each function, as sam build ships it

.PHONY: bench
bench: $(STAMP) ## Measure first bytes, CPU and bit rates of encoding, playback URLs, HLS for a crowd, and real-time video (Linux, needs ffmpeg, lame and nginx; RUNS=11, MINUTES=20)
	@$(JAVA) --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
	  -Djava.library.path=infra/package/target/functions/StreamFunction/natives -Dorg.bytedeco.javacpp.loadlibraries=false \
	  -cp 'infra/bench/target/classes:infra/bench/target/lib/*' dev.vivace.bench.stream.StreamBench . $(or $(RUNS),11) $(or $(MINUTES),20)
	@$(JAVA) -cp 'infra/bench/target/classes:infra/bench/target/lib/*' dev.vivace.bench.playback.PlaybackBench . 2000
	@$(MAKE) --no-print-directory bench-crowd
	@$(MAKE) --no-print-directory bench-latency
	@$(MAKE) --no-print-directory bench-realtime

.PHONY: bench-crowd
bench-crowd: $(STAMP) ## Count what HLS asks of the origin for 0, 1, 100 and 10,000 listeners behind a cache (needs nginx; SECONDS=60)
	@$(JAVA) -cp 'infra/bench/target/classes:infra/bench/target/lib/*' dev.vivace.bench.crowd.CrowdBench . $(or $(SECONDS),60)

.PHONY: bench-latency
bench-latency: $(STAMP) ## Measure the time from a live producer to the sound of a page, now and as one of a crowd (needs chromium and chromedriver; RUNS=5)
	@$(JAVA) -cp 'infra/bench/target/classes:infra/bench/target/lib/*' dev.vivace.bench.crowd.LatencyBench . $(or $(RUNS),5)

.PHONY: bench-realtime
bench-realtime: $(STAMP) ## Measure real-time video in Chromium: first frames, added delay, CPU and memory of a session (needs chromium and chromedriver; RUNS=5)
	@$(JAVA) -cp 'infra/bench/target/classes:infra/bench/target/lib/*' dev.vivace.bench.realtime.RealtimeBench . $(or $(RUNS),5)

.PHONY: bench-cold
bench-cold: $(STAMP) ## Measure how fast each function starts, beside Node, beside another build, and from a cold disk (Linux; RUNS=11, BEFORE=../other-checkout)
	@taskset -c 1 $(JAVA) -cp 'infra/bench/target/classes:infra/bench/target/lib/*' dev.vivace.bench.cold.ColdBench . $(or $(RUNS),11) $(BEFORE)

.PHONY: bench-soak
bench-soak: $(STAMP) ## Stream for hours and to many listeners (Linux; HOURS=6, LISTENERS=100, MINUTES=30)
	@$(JAVA) -cp 'infra/bench/target/classes:infra/bench/target/lib/*' dev.vivace.bench.soak.SoakBench . \
	  $(or $(HOURS),6) $(or $(LISTENERS),100) $(or $(MINUTES),30)

.PHONY: lint
lint: jdk ## Check the format of Java sources, and the code by Error Prone and NullAway
	$(ON_JDK) $(MVN_FLAGS) compile -Dbuild.folder=target/lint

.PHONY: format
format: jdk ## Format all Java sources
	$(ON_JDK) $(MVN_FLAGS) spotless:apply

.PHONY: clean
clean: ## Remove everything that was built; the local data stay
	$(MVN) $(MVN_FLAGS) clean
	rm -rf target

$(STAMP): $(SOURCES)
	@$(MAKE) --no-print-directory jdk
	@echo "Building what is stale. The first time takes some minutes, and Maven loads its libraries meanwhile:" >&2
	@mkdir -p $(@D)
	@{ $(BUILD) $(filter-out -q,$(MVN_FLAGS)) package -Dmaven.test.skip=true; echo $$? >target/status; } | $(STEPS) >&2
	@exit "$$(cat target/status)"
	@touch $@

.PHONY: jdk
jdk:
	@mkdir -p target
	@MAVEN_OPTS="$${MAVEN_OPTS:-$(BRIEF)}" $(MVN) $(MVN_FLAGS) -N -Dtoolchain.jdk.mode=Never validate exec:exec \
	  -Dexec.executable=java -Dexec.args='-XshowSettings:properties -version' >target/jdk.log 2>&1 || { \
	  if grep -q 'matching toolchain' target/jdk.log; then \
	    echo "There is no JDK 25 here. Install one, such as Temurin 25, where Maven looks for it" >&2; \
	    echo "(/usr/lib/jvm, ~/.jdks, ~/.sdkman), or name its folder in JAVA_HOME." >&2; \
	  else cat target/jdk.log >&2; fi; exit 1; }
	@sed -n 's/^ *java\.home = //p' target/jdk.log >target/jdk

# What sam build calls for each function and layer, with the folder to fill in ARTIFACTS_DIR.
DEPLOYED_PARTS := $(FUNCTIONS) OnnxLayer
.PHONY: $(DEPLOYED_PARTS:%=build-%)
$(DEPLOYED_PARTS:%=build-%): build-%: $(STAMP)
	@[ "$(MACHINE)" = "$(DEPLOYED)" ] || { echo "This machine builds for $(MACHINE), and template.yaml deploys to $(DEPLOYED):" \
	  "set the Default of its parameter Architecture to $(MACHINE)." >&2; exit 1; }
	@[ "$$(uname -s)" = Linux ] || { echo "Lambda runs Linux: run sam build on Linux, or in a container of it." >&2; exit 1; }
	@$(JAVA) -cp infra/package/target/classes dev.vivace.packaging.Check . infra/package/target $*
	cp -R $(if $(filter %Layer,$*),$(LAYERS),$(PACKAGES))/$*/. "$(ARTIFACTS_DIR)/"
