package dev.vivace.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house. A test of infra/package applies them to all modules but the benchmarks.
 */
public final class HouseRules {
  private static final String[] INFRA = {
    "dev.vivace.s3..",
    "dev.vivace.local..",
    "dev.vivace.testkit..",
    "dev.vivace.packaging..",
    "dev.vivace.bench.."
  };

  private static final DescribedPredicate<JavaClass> WIRING =
      simpleName("Main").or(resideInAnyPackage("dev.vivace..wiring..")).as("wiring");

  private static final int MOST_CLASSES = 20;

  /** Neither nested, nor of Micronaut's making, nor a package's own. */
  private static final DescribedPredicate<JavaClass> WRITTEN =
      describe(
          "written",
          type ->
              type.isTopLevelClass()
                  && !type.getName().contains(".$")
                  && !type.getSimpleName().equals("package-info"));

  /** Behind these packages of audio, native memory is held: nobody else is to touch it. */
  private static final String[] AUDIO_INTERNALS = {
    "dev.vivace.audio.demux..",
    "dev.vivace.audio.extent..",
    "dev.vivace.audio.lame..",
    "dev.vivace.audio.natives..",
    "dev.vivace.audio.resample.."
  };

  private HouseRules() {}

  @ArchTest
  static final ArchRule functionsNeverUseEachOther =
      slices()
          .matching("dev.vivace.(upload|playback|stream|live|console|signal|peer)..")
          .should()
          .notDependOnEachOther()
          .because("each is deployed alone, and grows a cold start by what it drags along")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("dev.vivace.(**)")
          .should()
          .beFreeOfCycles()
          .because("a cycle can only be read, tested and changed as one lump");

  @ArchTest
  static final ArchRule sharedNeverUsesFunctions =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.vivace.lambda..",
              "dev.vivace.media..",
              "dev.vivace.audio..",
              "dev.vivace.pcm..",
              "dev.vivace.realtime..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.vivace.upload..",
              "dev.vivace.playback..",
              "dev.vivace.stream..",
              "dev.vivace.live..",
              "dev.vivace.console..",
              "dev.vivace.signal..",
              "dev.vivace.peer..",
              "dev.vivace.local..",
              "dev.vivace.s3..")
          .because("libraries are below what is deployed, and below what carries it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule lambdaKnowsNothingOfMedia =
      noClasses()
          .that()
          .resideInAPackage("dev.vivace.lambda..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.vivace.media..", "dev.vivace.audio..", "io.micronaut..")
          .because("the runtime has to run any RequestStreamHandler")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule mediaIsInLayers =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("items")
          .definedBy(
              "dev.vivace.media",
              "dev.vivace.media.dimensions..",
              "dev.vivace.media.links..",
              "dev.vivace.media.s3..",
              "dev.vivace.media.signing..",
              "dev.vivace.media.sniff..",
              "dev.vivace.media.store..")
          .layer("uploads")
          .definedBy("dev.vivace.media.upload..")
          .layer("live streams")
          .definedBy("dev.vivace.media.live..")
          .layer("edge")
          .definedBy(
              "dev.vivace.media.http..", "dev.vivace.media.json..", "dev.vivace.media.wiring..")
          .whereLayer("uploads")
          .mayOnlyBeAccessedByLayers("live streams", "edge")
          .whereLayer("live streams")
          .mayOnlyBeAccessedByLayers("edge")
          .whereLayer("edge")
          .mayNotBeAccessedByAnyLayer()
          .because("a media item is the same however it came, and whoever asks for it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule pcmStandsAlone =
      noClasses()
          .that()
          .resideInAPackage("dev.vivace.pcm..")
          .should()
          .dependOnClassesThat(
              not(resideInAnyPackage("dev.vivace.pcm..", "java..", "org.jspecify..")))
          .because("who only takes samples in does not carry an encoder, nor S3 who encodes them")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule audioKnowsNothingOfAws =
      noClasses()
          .that()
          .resideInAPackage("dev.vivace.audio..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.vivace.media..", "dev.vivace.lambda..", "software.amazon..", "com.amazonaws..")
          .because("encoding is the same wherever samples come from")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule audioKeepsItsNativesToItself =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.vivace.audio..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(AUDIO_INTERNALS).or(resideInAnyPackage("org.bytedeco..")))
          .because("a pointer that is used behind its owner's back ends the whole process")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule lambdaTypesStayAtTheEdge =
      noClasses()
          .that(not(resideInAnyPackage("dev.vivace.lambda..")).and(not(WIRING)))
          .and(not(simpleNameEndingWith("Handler")))
          .and()
          .resideOutsideOfPackages(INFRA)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws..")
          .because("a function is written against requests and responses, not against Lambda")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theSdkStaysInTheStore =
      noClasses()
          .that(not(resideInAnyPackage("dev.vivace.media..")).and(not(WIRING)))
          .and()
          .resideOutsideOfPackages(INFRA)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("software.amazon..")
                  .and(not(resideInAnyPackage("software.amazon.awssdk.core.exception.."))))
          .because("what is in S3, and how it is reached, is decided in one place")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theEnvironmentIsReadInWiringOnly =
      noClasses()
          .that(not(WIRING))
          .and()
          .resideOutsideOfPackage("dev.vivace.testkit.machine..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .because("a function is made of its configuration, and tests give it another");

  @ArchTest
  static final ArchRule theTimeIsInjected =
      noClasses()
          .that(not(WIRING).and(not(simpleName("LambdaRuntime"))))
          .and()
          .resideOutsideOfPackages(INFRA)
          .should()
          .callMethodWhere(
              target(owner(Predicates.type(Clock.class))).and(target(nameStartingWith("system"))))
          .because("tests set the time")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theGatewayKnowsNothingOfProcesses =
      noClasses()
          .that()
          .resideInAPackage("dev.vivace.local..gateway..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.vivace.local..process..", "dev.vivace.local..runtimeapi..")
          .because("it calls functions, wherever they run");

  @ArchTest
  static final ArchRule nothingIsNamedAfterNothing =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .because("such a name says nothing, and the class collects everything");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .that()
          .haveSimpleNameNotStartingWith("$")
          .should(beInANullMarkedPackage())
          .because("nulls are declared or do not exist");

  @ArchTest
  static final ArchRule packagesCanBeTakenInAtAGlance =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .resideOutsideOfPackages(INFRA)
          .should(beInAPackageOfFewClasses())
          .because("who opens a folder should see families, and not a heap")
          .allowEmptyShould(true);

  private static ArchCondition<JavaClass> beInAPackageOfFewClasses() {
    return new ArchCondition<>("be in a package of at most %d classes", MOST_CLASSES) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        long count = type.getPackage().getClasses().stream().filter(WRITTEN).count();
        events.add(
            new SimpleConditionEvent(
                type,
                count <= MOST_CLASSES,
                "%s is one of %d classes in its package".formatted(type.getName(), count)));
      }
    };
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().tryGetAnnotationOfType(NullMarked.class).isPresent();
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getName() + (marked ? " is" : " is not") + " null-marked"));
      }
    };
  }
}
